"""Who gets what: the words of the table of permissions, and its part about remarks and answers."""

# What somebody gets: the page or the deed, the sign-in page, "not allowed", "there is no such".
YES, SIGN_IN, NO, NOTHING = "yes", "sign in", "no", "nothing"

SIGNED_IN_PEOPLE = [
    "resident",
    "participant",
    "moderator",  # of table 1
    "other moderator",  # of table 2
    "replaced",  # led table 1 until a substitute came
    "department",  # answers the remark that the addresses are about
    "other department",  # answers others
    "staff",
    "coordinator",
]


def answers(everybody, *, visitor=SIGN_IN, **by_person) -> dict:
    return {"visitor": visitor, **dict.fromkeys(SIGNED_IN_PEOPLE, everybody), **by_person}


PUBLIC = answers(YES, visitor=YES)
SIGNED_IN = answers(YES)
COORDINATOR = answers(NO, coordinator=YES)
# Others are not told that there is such a thing.
COORDINATOR_ONLY_KNOWS = answers(NOTHING, coordinator=YES)
AT_THE_TABLE = answers(NO, moderator=YES, coordinator=YES)
ANSWERS_THE_REMARK = answers(NOTHING, department=YES, coordinator=YES)
COORDINATES_THE_REMARK = answers(NOTHING, department=NO, coordinator=YES)
HAS_REMARKS_TO_ANSWER = answers(NO, department=YES, coordinator=YES)
NOT_THERE = answers(NOTHING, visitor=NOTHING)
NOT_THERE_YET = answers(NOTHING, visitor=NOTHING, coordinator=YES)

REMARKS = [
    ("remarks", "get", "consultation", COORDINATOR),
    ("remarks_csv", "get", "consultation", COORDINATOR),
    ("remarks_xlsx", "get", "consultation", COORDINATOR),
    ("my_remarks", "get", "nothing", answers(NOTHING, department=YES, **{"other department": YES})),
    ("assign", "post", "consultation", COORDINATOR),
    ("answer", "get", "remark", ANSWERS_THE_REMARK),
    ("answer", "post", "remark", ANSWERS_THE_REMARK),
    ("answer", "get", "published remark", ANSWERS_THE_REMARK),
    # After publication only the coordinator prepares a correction.
    ("answer", "post", "published remark", COORDINATES_THE_REMARK),
    ("join_remark", "get", "remark", COORDINATES_THE_REMARK),
    ("join_remark", "post", "remark", COORDINATES_THE_REMARK),
    ("take_apart", "post", "remark", COORDINATES_THE_REMARK),
    ("hide_name", "post", "remark", COORDINATES_THE_REMARK),
    ("answers_sheet", "get", "consultation", HAS_REMARKS_TO_ANSWER),
    ("import_answers", "get", "consultation", HAS_REMARKS_TO_ANSWER),
    ("import_answers", "post", "consultation", HAS_REMARKS_TO_ANSWER),
    # Whoever sent a file looks at it; others of the same rank don't.
    ("answers_import", "get", "import", answers(NO, department=NOTHING, coordinator=YES)),
    ("answers_import", "post", "import", answers(NO, department=NOTHING, coordinator=YES)),
    (
        "answers_import",
        "get",
        "department's import",
        answers(NO, department=YES, coordinator=NOTHING),
    ),
    ("consulted_text", "get", "consulted text", PUBLIC),
    ("consulted_text_number", "get", "consulted text's number", PUBLIC),
    ("edit_consulted_text", "get", "consulted text's number", COORDINATOR),
    ("edit_consulted_text", "post", "consulted text's number", COORDINATOR),
    ("my_remark", "get", "own remark", PUBLIC),
    ("my_remark", "get", "forged", NOT_THERE),
    ("withdraw_name_consent", "get", "own remark", PUBLIC),
    ("withdraw_name_consent", "post", "own remark", PUBLIC),
    ("withdraw_name_consent", "post", "forged", NOT_THERE),
    ("my_remark_picture", "get", "own remark's picture", PUBLIC),
    ("my_answer_letter_pdf", "get", "forged", NOT_THERE),
    (
        "remark_picture",
        "get",
        "remark's picture",
        answers(NOTHING, visitor=NOTHING, department=YES, coordinator=YES),
    ),
    ("remark_picture", "get", "published remark's picture", PUBLIC),
]
PUBLISHING = [
    ("publish_report", "get", "consultation", COORDINATOR),
    ("publish_report", "post", "consultation", COORDINATOR),
    ("publish_correction", "get", "consultation", COORDINATOR),
    ("publish_correction", "post", "consultation", COORDINATOR),
    ("publish_correction", "post", "published", COORDINATOR),
    ("edit_result", "get", "consultation", COORDINATOR),
    ("edit_result", "post", "consultation", COORDINATOR),
    ("answer_letters", "get", "consultation", COORDINATOR),
    ("answer_letters_csv", "get", "consultation", COORDINATOR),
    ("answer_letters_xlsx", "get", "consultation", COORDINATOR),
    ("answer_letter_pdf", "get", "letter", COORDINATOR),
    ("letter_posted", "post", "letter", COORDINATOR),
    ("results", "get", "published", PUBLIC),
    ("results", "get", "published version", PUBLIC),
    ("results_csv", "get", "published version", PUBLIC),
    ("results_xlsx", "get", "published version", PUBLIC),
    ("results", "get", "not published", NOT_THERE),
    ("results_csv", "get", "not published version", NOT_THERE),
    ("results_xlsx", "get", "not published version", NOT_THERE),
    ("protocol_pdf", "get", "published", PUBLIC),
    ("report_pdf", "get", "published", PUBLIC),
    ("statistics_csv", "get", "published", PUBLIC),
    ("statistics_xlsx", "get", "published", PUBLIC),
    ("protocol_pdf", "get", "not published", NOT_THERE_YET),
    ("report_pdf", "get", "not published", NOT_THERE_YET),
    ("statistics_csv", "get", "not published", NOT_THERE),
    ("statistics_xlsx", "get", "not published", NOT_THERE),
    ("bundle", "get", "consultation", COORDINATOR),
    ("documents", "get", "consultation", COORDINATOR),
    ("make_document", "post", "consultation", COORDINATOR),
    ("making", "get", "document in the making", COORDINATOR),
    ("make_document_again", "post", "document in the making", COORDINATOR),
    ("made_file", "get", "document in the making", COORDINATOR),
]
