namespace ChatTutor.Core.Content.Rules;

/// <summary>Every phrase the tutor may need is written.</summary>
internal static class PhraseKeys
{
    private static readonly string[] Said =
    [
        "consent.text", "consent.yes", "consent.no", "consent.declined", "consent.needed", "audience.ask", "audience.chosen",
        "audience.choose", "audience.children", "commune.ask", "commune.unknown", "commune.which", "commune.none", "commune.chosen", "hamlet.ask", "hamlet.unknown", "hamlet.chosen", "skip", "more",
        "menu", "menu.text", "menu.learn", "menu.resume", "menu.choose", "menu.ask", "courses.text", "minutes", "path.finished",
        "next", "lesson.intro", "lesson.step", "lesson.welcome_back", "lesson.changed", "lesson.gone", "lesson.completed",
        "lesson.nearly", "lesson.next", "lesson.back_to", "practice.done", "practice.later", "source", "question.true",
        "question.false", "question.done", "question.retry", "question.several", "question.ordering", "question.ordering_so_far",
        "question.order_again", "question.right", "question.wrong", "question.missing", "question.answered", "ask.invite", "answer.which", "answer.unknown",
        "answer.not_these", "answer.good", "answer.bad", "answer.thanks", "answer.others", "answer.no_others", "answer.noted", "data.noted",
        "hint.unknown", "hint.empty", "hint.too_long", "hint.media", "voice.asked", "voice.said",
        "voice.unclear", "voice.too_long", "voice.unable", "voice.late", "hint.stale", "sorry", "help.text", "results.none_kept",
        "results.none_yet", "results.text", "mute.done", "mute.undo", "mute.undone", "reminder", "reminder.stop", "data.head",
        "data.consent_given", "data.consent_declined", "data.consent_unasked", "data.audience", "data.commune", "data.hamlet", "data.practised", "data.muted",
        "data.unmuted", "data.lesson", "data.unset", "data.foot", "erase.ask", "erase.yes", "erase.no", "erase.kept", "erase.done",
        "day.none", "day.when", "day.today", "day.hall", "day.hall_unknown", "day.which_commune", "day.turnout", "day.challenge", "day.you_come", "day.button",
        "day.join", "day.joined", "day.joined_before", "day.leave", "day.left", "day.not_joined", "day.start", "day.consent", "day.no_code", "day.no_hall",
        "day.too_early", "day.over", "day.checked_in", "day.checked_in_before", "data.days", "quiz.joined", "quiz.joined_before", "quiz.full", "quiz.question", "quiz.answered", "quiz.answered_before", "quiz.too_late", "quiz.over", "exam.soon", "screen.iphone", "screen.android", "screen.differs", "screen.thanks", "practice.witness",
        "data.pronouns", "data.iphone", "command.hoc", "command.menu", "command.hoi",
        "command.diem", "command.tiep", "command.lai", "command.giup", "command.dung", "command.dulieu", "command.xoa", "command.thi",
        "command.xa", "command.lua", "data.questions", "data.bulletins", "bulletin.none", "bulletin.old", "bulletin.where", "bulletin.elsewhere",
        "bulletin.offer", "bulletin.which", "bulletin.topic", "bulletin.commune", "bulletin.subscribed", "bulletin.many", "bulletin.stop", "bulletin.stopped",
        "bulletin.not_subscribed", "bulletin.have", "bulletin.foot",
        "link.button", "link.code", "link.ask", "link.ask_consent", "link.yes", "link.yes_consent", "link.no", "link.kept", "link.done", "link.told",
        "link.unknown", "link.own", "link.pupil", "link.witness", "link.too_many", "link.none", "link.part_ask", "link.part_yes", "link.keep_here", "link.only_here", "link.parted", "people.head",
        "people.unnamed", "people.switch", "people.add", "people.remove", "people.one", "people.ask", "people.here", "people.full",
        "people.name_first", "people.name_new", "people.name_kept", "people.name_unclear", "people.name_taken", "people.remove_ask",
        "people.remove_elsewhere", "people.remove_all", "people.remove_yes", "people.keep", "people.removed", "data.places", "data.name",
        "witness.button", "witness.who", "witness.which", "witness.none", "witness.none_of_them", "witness.done", "witness.self", "witness.area", "witness.back",
        "witness.code", "witness.nothing", "witness.unknown", "witness.told", "witness.hint", "data.witnessed", "data.help_asked",
        "slip.offer", "slip.ask", "slip.yes", "slip.no", "slip.leave", "slip.left", "slip.not_yet", "slip.code", "slip.waiting", "slip.recorded", "slip.refused", "data.slip",
        "need.head", "need.none", "need.asked", "need.mistaken", "need.stopped",
        "selftest.button", "selftest.again", "selftest.which", "selftest.open", "selftest.none", "selftest.intro", "selftest.welcome_back", "selftest.question",
        "selftest.answered", "selftest.answer_first", "selftest.later", "selftest.put_aside", "selftest.go_on", "selftest.done", "selftest.after",
        "data.selftest", "data.selftest_after", "data.selftest_open", "command.thusuc",
        "command.doinguoi", "command.lienket", "command.bolienket",
    ];

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var phrases = look.Catalogue.Phrases;
        var file = $"phrases/{phrases.Language}.yaml";
        foreach (var key in Said.Except(phrases.Keys))
            yield return look.Error(file, $"thiếu câu \"{key}\"");
        foreach (var key in phrases.Keys.Except(Said))
            yield return look.Error($"{file}#{key}", $"câu \"{key}\" không dùng ở đâu; xóa đi hoặc sửa lại mã");
    }
}
