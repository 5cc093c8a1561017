from .statement_of import statements, told


def test_labels_of_an_interview_give_question_and_answer():
    text = "PV: Thưa ông, vì sao giá tăng?\nÔng An: Vì thiếu hàng.\nTôi nghĩ sẽ còn tăng."
    assert told(text) == [
        ("PV", None, "Thưa ông, vì sao giá tăng?"),
        ("Ông An", None, "Vì thiếu hàng. // Tôi nghĩ sẽ còn tăng."),
    ]


def test_answers_without_a_name_are_those_of_the_person_introduced():
    text = (
        "Chúng tôi trò chuyện với bà Trần Thị Lan.\n* Thưa bà, vì sao giá tăng?\n- Tôi nghĩ vì thiếu hàng.\n"
        "* Bà có lo không?\n- Tôi không lo."
    )
    assert [(s.speaker.text if s.speaker else None, s.cue_class) for s in statements(text)] == [
        (None, "asks"), ("bà Trần Thị Lan", "claims"), (None, "asks"), ("bà Trần Thị Lan", "claims"),
    ]  # fmt: skip


def test_dialogue_behind_dashes_has_its_speaker_and_goes_on_behind_him():
    text = "- Nhà còn gì không? - tôi hỏi.\n- Còn cái thân này thôi. - Bà Em cười. - Nước tới nóc."
    assert told(text) == [
        ("tôi", "hỏi", "Nhà còn gì không?"),
        ("Bà Em", "cười", "Còn cái thân này thôi. // Nước tới nóc."),
    ]


def test_a_list_is_no_dialogue():
    assert told("- TP.HCM (2.171 ca).\n- Bình Dương (1.606 ca).") == []


def test_line_ups_are_no_interview():
    assert told("Chelsea (4-2-3-1): Begovic; Terry.\nTottenham (4-2-3-1): Lloris; Rose.") == []


def test_credits_and_forms_are_no_labels_of_speakers():
    assert (
        told("Ảnh: Đoàn Nhạn.\nXe ngập nước cả ngày?\nẢnh: Đoàn Nhạn.\nHọ và tên: Lê An\nHọ và tên: Lê Bình")
        == []
    )


def test_rhetorical_questions_are_no_interview():
    assert (
        told("Ai chẳng muốn vui?\nTôi cũng vậy.\nSao phải buồn?\nTôi không biết.\nVui để làm gì?\nTôi chịu.")
        == []
    )


def test_labels_that_come_once_each_are_no_interview():
    assert told("Ông An: Vì thiếu hàng.\nBà Bình: Vì mưa lớn.\nAnh nghĩ gì về giá?") == []
