"""What triggers refuse about remarks, in SQL."""

TABLE_IS_OF_THE_CONSULTATION = """
    IF NEW.table_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_thematictable t
        JOIN consultations_meeting m ON m.id = t.meeting_id
        WHERE t.id = NEW.table_id AND m.consultation_id = NEW.consultation_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('table %s is of another consultation', NEW.table_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'remark_comes_from_a_table_of_its_consultation',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
# Both directions: what others are joined to is not joined to a third, at once or later.
JOINS_ONE_OF_ITS_CONSULTATION = """
    IF NEW.merged_into_id IS NULL THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM consultations_consultation WHERE id = NEW.consultation_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM consultations_remark
        WHERE id = NEW.merged_into_id AND consultation_id = NEW.consultation_id
            AND merged_into_id IS NULL
    ) OR EXISTS (SELECT 1 FROM consultations_remark WHERE merged_into_id = NEW.id) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('remark %s can not join %s', NEW.id, NEW.merged_into_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'remark_joins_another_one_of_its_consultation',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
PROVISION_IS_OF_THE_CONSULTATION = """
    IF NEW.provision_point_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_provision p
        JOIN consultations_consultedtext t ON t.id = p.document_id
        WHERE p.id = NEW.provision_point_id AND t.consultation_id = NEW.consultation_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('provision %s is of another consultation', NEW.provision_point_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'remark_points_at_a_provision_of_its_text',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
