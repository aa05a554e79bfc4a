import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('rooms', '0006_everyday'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='allocation',
            name='equipment_is_never_over_lent',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allocation',
            trigger=pgtrigger.compiler.Trigger(name='equipment_is_never_over_lent', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE pieces integer; peak integer;', func="\n    -- One piece of a single thing is kept by the exclusion constraint already, and faster.\n    IF NEW.exclusive AND NEW.quantity = 1 THEN RETURN NULL; END IF;\n    SELECT quantity INTO pieces FROM rooms_resource WHERE id = NEW.resource_id;\n    SELECT max(in_use) INTO peak\n      FROM (SELECT lower(period) AS instant FROM rooms_allocation\n             WHERE resource_id = NEW.resource_id AND period && NEW.period\n               AND lower(period) >= lower(NEW.period)\n             UNION SELECT lower(NEW.period)) AS starts,\n           LATERAL (SELECT sum(pieces_held) AS in_use\n                      FROM (SELECT max(quantity) AS pieces_held FROM rooms_allocation\n                             WHERE resource_id = NEW.resource_id AND period @> starts.instant\n                             GROUP BY holder) AS holders) AS used;\n    IF peak > pieces THEN\n        RAISE EXCEPTION 'resource % has %, % would be in use', NEW.resource_id, pieces, peak\n              USING ERRCODE = '23P01', CONSTRAINT = 'equipment_is_never_over_lent';\n    END IF;\n    RETURN NULL;\n", hash='17c36980cd9089a74fb331ffb447dc072ff0b0fb', operation='INSERT OR UPDATE', pgid='pgtrigger_equipment_is_never_over_lent_aab4f', table='rooms_allocation', when='AFTER')),
        ),
    ]
