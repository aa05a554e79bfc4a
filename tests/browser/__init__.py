"""The portal as its visitors meet it: real pages of the demo centre in a real Chromium."""
