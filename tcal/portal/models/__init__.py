from .page import Page
from .statement import AccessibilityStatement

__all__ = ["AccessibilityStatement", "Page"]
