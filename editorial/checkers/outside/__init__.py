"""Checkers that live at an address of their own: the copy leaves the building to reach them.

Nothing they answer is trusted: the words they quote are looked up again in the copy, and what
cannot be found is dropped and counted.
"""
