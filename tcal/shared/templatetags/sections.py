"""`{% load sections %}`: parts of a page that other apps have registered."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def section(context, part):
    """`{% for part in sections %}{% section part %}{% endfor %}`: its own names and the page's.

    ``part`` is ``(template, context)``, as ``registry.sections`` returns it. Works like
    ``{% include %}``: no context processor runs again.
    """
    name, values = part
    found = context.template.engine.get_template(name)
    with context.push(**values):
        return found.render(context)
