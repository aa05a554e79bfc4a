"""Migrations of many steps that don't take minutes."""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Steps that change the models' state at once, and the database one after another.

    After each single step Django renders anew every model that is related to the changed one; here
    nearly all are, by the user, and a few hundred steps cost more than a minute. The steps must
    not build on each other: models are made in one ``Together``, fields added to them in the next.
    """

    reduces_to_sql = True

    def __init__(self, *operations: Operation):
        self.operations = operations

    @property
    def reversible(self) -> bool:
        return all(operation.reversible for operation in self.operations)

    def deconstruct(self):
        return self.__class__.__qualname__, list(self.operations), {}

    def state_forwards(self, app_label, state):
        # Without rendered models there is nothing to render anew; they are rendered when asked for.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "; ".join(operation.describe() for operation in self.operations)
