import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    dependencies = [
        ('rooms', '0003_pictures'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='resource',
            name='room_states_its_capacity',
        ),
        Together(
            pgtrigger.migrations.AddTrigger(
                model_name='resource',
                trigger=pgtrigger.compiler.Trigger(name='booked_resource_keeps_its_kind', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind"))', func="\n                    IF EXISTS (SELECT 1 FROM rooms_allocation WHERE resource_id = NEW.id)\n                       OR EXISTS (SELECT 1 FROM rooms_booking WHERE room_id = NEW.id)\n                       OR EXISTS (SELECT 1 FROM rooms_part WHERE NEW.id IN (whole_id, part_id))\n                    THEN\n                        RAISE EXCEPTION 'resource % is in use as %', NEW.id, OLD.kind\n                              USING ERRCODE = '23P01',\n                                    CONSTRAINT = 'booked_resource_keeps_its_kind';\n                    END IF;\n                    RETURN NEW;\n                ", hash='9e86c1ae5e059cc0ea368adec8d83f9864acfaac', operation='UPDATE OF "kind"', pgid='pgtrigger_booked_resource_keeps_its_kind_e2c16', table='rooms_resource', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='resource',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'equipment'), models.Q(('capacity__gte', 1), ('capacity__isnull', False)), _connector='OR'), name='room_states_its_capacity', violation_error_message='State for how many people the room or desk is.'),
            ),
        ),
    ]
