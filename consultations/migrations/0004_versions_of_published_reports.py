from django.db import migrations


def store_first_versions(apps, schema_editor):
    """Reports that were published before there were versions get theirs, as it was published."""
    Consultation = apps.get_model("consultations", "Consultation")
    ReportVersion = apps.get_model("consultations", "ReportVersion")
    PublishedAnswer = apps.get_model("consultations", "PublishedAnswer")
    published = Consultation.objects.filter(
        report_published_at__isnull=False, report_published_by__isnull=False, versions=None
    )
    for consultation in published:
        version = ReportVersion.objects.create(
            consultation=consultation,
            number=1,
            published_at=consultation.report_published_at,
            published_by=consultation.report_published_by,
        )
        PublishedAnswer.objects.bulk_create(
            PublishedAnswer(
                version=version,
                remark=remark,
                outcome=remark.outcome,
                justification=remark.justification,
            )
            for remark in consultation.remarks.exclude(outcome="")
        )


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0003_register_and_reports"),
    ]

    operations = [
        migrations.RunPython(store_first_versions, migrations.RunPython.noop),
    ]
