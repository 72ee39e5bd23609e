using System.Text;
using ChatTutor.Core.Content;

namespace ChatTutor.Tests.Core;

/// <summary>Each rule of lint on a sample spoiled in one place: what an author reads, to the line and column.</summary>
public sealed class LintTests : IDisposable
{
    private const string Short = SpoiledContent.Short;
    private const string Long = SpoiledContent.Long;
    private const string Facts = "facts/mau.yaml";

    /// <summary>170 characters in two sentences, neither too long for itself.</summary>
    private const string Wordy = "Nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng, nghiêng nghiêng. "
        + "Nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng.";

    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void The_sample_is_clean() => Assert.Empty(content.Mistakes());

    [Theory]
    [InlineData(
        Short, "recap:", "recapp:",
        "courses/mau/ngan.yaml(1,1): thiếu \"recap\"",
        "courses/mau/ngan.yaml(35,1): khóa lạ \"recapp\"; ở đây dùng được: aim, competences, id, minutes, recap, steps, title, version")]
    [InlineData(
        Short, "id: mo\n", "idd: mo\n",
        "courses/mau/ngan.yaml(8,5): thiếu \"id\"",
        "courses/mau/ngan.yaml(8,5): khóa lạ \"idd\"; ở đây dùng được: facts, id, iphone, kind, screen, text, unconfirmed",
        "courses/mau/ngan.yaml(8,3): mã \"\" chỉ dùng chữ thường không dấu, số và dấu -")]
    [InlineData(
        Short, "id: chac", "id: mo",
        "courses/mau/ngan.yaml(11,5): hai bước cùng mã \"mo\"; mỗi bước một mã")]
    [InlineData(
        Short, "id: chac", "id: Chắc",
        "courses/mau/ngan.yaml(11,9): mã \"Chắc\" chỉ dùng chữ thường không dấu, số và dấu -")]
    [InlineData(
        Short, "id: mau/ngan", "id: mau/khac",
        "courses/mau/ngan.yaml(1,5): mã bài phải là \"mau/ngan\" như tên thư mục và tên tệp")]
    [InlineData(
        Short, "kind: typed", "kind: type",
        "courses/mau/ngan.yaml(21,11): không có loại bước \"type\"; dùng một trong: card, picture, link, practice, single, several, true_false, ordering, number, typed, scenario")]
    [InlineData(
        Short, "answer: false", "answer: no",
        "courses/mau/ngan.yaml(17,13): \"answer\" phải là true hoặc false")]
    [InlineData(
        Short, "minutes: 1", "minutes: một",
        "courses/mau/ngan.yaml(5,10): \"minutes\" phải là một số nguyên",
        "courses/mau/ngan.yaml(5,10): \"minutes\" từ 1 đến 5")]
    [InlineData(
        Short, "minutes: 1", "minutes: 9",
        "courses/mau/ngan.yaml(5,10): \"minutes\" từ 1 đến 5")]
    [InlineData(
        Short, "version: 2", "version: 0",
        "courses/mau/ngan.yaml(2,10): \"version\" bắt đầu từ 1")]
    [InlineData(
        Short, "recap: Bình tĩnh là thắng.", "recap: \"\"",
        "courses/mau/ngan.yaml(35,8): thiếu \"recap\"")]
    public void Fields_and_ids(string file, string old, string spoiled, params string[] mistakes) => Check(file, old, spoiled, mistakes);

    [Theory]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm không hư máy đâu. Bấm lại đi. Không sao hết.",
        "courses/mau/ngan.yaml(13,11): có 3 câu, nhiều nhất 2; tách làm hai bước")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm không hư máy đâu và cũng không mất tiền hay mất hình của mình trong máy đâu nhé.",
        "courses/mau/ngan.yaml(13,11): câu dài 20 tiếng, nhiều nhất 18: \"Bấm nhầm không hư máy đâu và cũng không mất tiền hay mất hình của mình trong máy đâu nhé.\"")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", Wordy,
        "courses/mau/ngan.yaml(13,11): dài 170 ký tự, nhiều nhất 160; viết ngắn lại hoặc tách làm hai")]
    [InlineData(
        Short, "label: Nghe tiếp", "label: Nghe tiếp coi người ta muốn gì",
        "courses/mau/ngan.yaml(33,25): dài 30 ký tự, nhiều nhất 24; viết ngắn lại hoặc tách làm hai")]
    [InlineData(
        Short, "title: Bài ngắn", "title: Bài này có cái tên dài hơn bốn mươi ký tự lận",
        "courses/mau/ngan.yaml(3,8): dài 45 ký tự, nhiều nhất 40; viết ngắn lại hoặc tách làm hai")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm không hư computer đâu.",
        "courses/mau/ngan.yaml(13,11): \"computer\" không phải tiếng Việt; thêm vào glossary.yaml hoặc viết lại")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm không hư máy đâu ⚠",
        "courses/mau/ngan.yaml(13,11): còn dấu ⚠: ghi lý do vào \"unconfirmed\" của thẻ, hoặc kiểm chứng rồi bỏ dấu")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "\"{Yuo} bấm nhầm không hư máy đâu.\"",
        "courses/mau/ngan.yaml(13,11): không có {Yuo}; dùng được: {you}, {me}, {You}, {Me}, {to_cong_nghe}")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm 2 lần cũng không hư.",
        "courses/mau/ngan.yaml(13,11): thẻ có con số hoặc địa chỉ trang nên cần \"facts\": mã dữ kiện trong thư mục facts")]
    [InlineData(
        Short, "Bấm nhầm không hư máy đâu.", "Coi thêm ở vneid.gov.vn.",
        "courses/mau/ngan.yaml(13,11): thẻ có con số hoặc địa chỉ trang nên cần \"facts\": mã dữ kiện trong thư mục facts")]
    public void Words(string file, string old, string spoiled, params string[] mistakes) => Check(file, old, spoiled, mistakes);

    [Theory]
    [InlineData(
        Short, ", feedback: Nghe tiếp thì càng dễ bị dọa.", "",
        "courses/mau/ngan.yaml(33,9): lựa chọn \"Nghe tiếp\" thiếu \"feedback\" giải thích")]
    [InlineData(
        Short, "label: Nghe tiếp,", "label: Nghe tiếp, right: true,",
        "courses/mau/ngan.yaml(32,7): cần đúng một lựa chọn \"right: true\", đang có 2")]
    [InlineData(
        Short, "Cúp máy, right: true", "Cúp máy",
        "courses/mau/ngan.yaml(32,7): cần đúng một lựa chọn \"right: true\", đang có 0")]
    [InlineData(
        Short, "{ id: b, label: Nghe", "{ id: a, label: Nghe",
        "courses/mau/ngan.yaml(33,9): hai lựa chọn cùng mã \"a\"")]
    [InlineData(
        Short, "label: Nghe tiếp", "label: Cup may",
        "courses/mau/ngan.yaml(32,7): hai lựa chọn gõ không dấu giống nhau: \"Cúp máy\", \"Cup may\"")]
    [InlineData(
        Short, "label: Nghe tiếp", "label: Học tiếp",
        "courses/mau/ngan.yaml(32,7): \"Học tiếp\" trùng với một lệnh luôn dùng được; đổi chữ khác")]
    [InlineData(
        Short, "{ id: b, label: Nghe", "{ id: nghe-tiếp, label: Nghe",
        "courses/mau/ngan.yaml(33,15): mã \"nghe-tiếp\" không dùng được cho lựa chọn; dùng a, b, c, d")]
    [InlineData(
        Short, "offers: [quay về, tắt máy]", "offers: [tắt máy, bật máy]",
        "courses/mau/ngan.yaml(24,13): \"offers\" cần 2 đến 4 nút khác nhau, trong đó có đáp án đúng")]
    [InlineData(
        Short, "offers: [quay về, tắt máy]", "offers: [quay về, \"\"]",
        "courses/mau/ngan.yaml(24,23): thiếu \"offers\"")]
    [InlineData(
        Long, "{ id: b, label: Bắt giữ kín, right: true", "{ id: b, label: Bắt giữ kín",
        "courses/mau/du-loai.yaml(38,7): cần từ 2 lựa chọn đúng và ít nhất một lựa chọn sai, đang có 1 đúng")]
    [InlineData(
        Long, "{ id: b, label: Hỏi người nhà }", "{ id: a, label: Hỏi người nhà }",
        "courses/mau/du-loai.yaml(44,41): hai lựa chọn cùng mã \"a\"")]
    [InlineData(
        Long, "{ id: b, label: Hỏi người nhà }", "{ id: again, label: Hỏi người nhà }",
        "courses/mau/du-loai.yaml(44,47): mã \"again\" không dùng được cho lựa chọn; dùng a, b, c, d")]
    [InlineData(
        Long, ", { id: c, label: Xóa tin }", "",
        "courses/mau/du-loai.yaml(44,12): cần 3 đến 4 lựa chọn, đang có 2")]
    [InlineData(
        Long, "offers: [3, 4, 5]", "offers: [3, 5, 6]",
        "courses/mau/du-loai.yaml(51,13): \"offers\" cần 2 đến 4 nút khác nhau, trong đó có đáp án đúng")]
    [InlineData(
        Long, "offers: [3, 4, 5]", "offers: [4, 4, 5]",
        "courses/mau/du-loai.yaml(51,13): \"offers\" cần 2 đến 4 nút khác nhau, trong đó có đáp án đúng")]
    [InlineData(
        Long, "answer: 4", "answer: bốn",
        "courses/mau/du-loai.yaml(50,13): \"answer\" phải là một con số",
        "courses/mau/du-loai.yaml(51,13): \"offers\" cần 2 đến 4 nút khác nhau, trong đó có đáp án đúng")]
    public void Questions(string file, string old, string spoiled, params string[] mistakes) => Check(file, old, spoiled, mistakes);

    [Theory]
    [InlineData(
        Facts, "id: tin-la\n    says: Tin lạ hay hối gấp.\n    sources: [{ title: \"Sổ tay\", url: \"https://example.vn/so-tay\" }]\n    checked: 2026-11-20\n    review: 2027-11-20",
        "id: tin-la\n    says: Tin lạ hay hối gấp.\n    sources: [{ title: Sổ tay }]\n    checked: 2025-11-20\n    review: 2026-11-22",
        "facts/mau.yaml(8,13): đã quá ngày xem lại 2026-11-22; kiểm chứng lại rồi sửa \"checked\" và \"review\"")]
    [InlineData(
        Facts, "sources: [{ title: \"Sổ tay\", url: \"https://example.vn/so-tay\" }]\n    checked: 2026-11-20", "sources: [{ title: Sổ tay }]\n    checked: 2026-11-24",
        "facts/mau.yaml(7,14): ngày \"checked\" ở tương lai")]
    [InlineData(
        Facts, "sources: [{ title: \"Sổ tay\", url: \"https://example.vn/so-tay\" }]\n    checked: 2026-11-20", "sources: [{ title: Sổ tay }]",
        "facts/mau.yaml(4,5): thiếu \"checked\": ngày đã kiểm chứng, dạng 2026-11-23")]
    [InlineData(
        Facts, "    sources: [{ title: \"Sổ tay\", url: \"https://example.vn/so-tay\" }]\n", "",
        "facts/mau.yaml(4,5): dữ kiện cần \"sources\", hoặc \"unconfirmed\" nếu còn chờ xác nhận")]
    [InlineData(
        Facts, "owner: ban-to-chuc", "owner: cong-an",
        "facts/mau.yaml(4,5): không có đơn vị \"cong-an\" trong \"owners\" của campaign.yaml",
        "facts/mau.yaml(9,5): không có đơn vị \"cong-an\" trong \"owners\" của campaign.yaml")]
    [InlineData(
        Facts, "id: trang-mau", "id: tin-la",
        "courses/mau/du-loai.yaml(22,12): không có dữ kiện \"trang-mau\" trong thư mục facts",
        "facts/mau.yaml(9,9): mã dữ kiện \"tin-la\" đã dùng ở facts/mau.yaml")]
    [InlineData(
        "courses/mau/course.yaml", "owner: ban-to-chuc", "owner: cong-an",
        "courses/mau/course.yaml(4,8): không có đơn vị \"cong-an\" trong \"owners\" của campaign.yaml")]
    [InlineData(
        Short, "competences: [\"0.1\"]", "competences: [\"9.1\"]",
        "courses/mau/ngan.yaml(6,14): không có năng lực \"9.1\" trong competences.yaml")]
    [InlineData(
        "paths.yaml", "lessons: [mau/ngan]", "lessons: [mau/ngan, mau/dai]",
        "paths.yaml(1,41): không có bài hay khóa \"mau/dai\"")]
    [InlineData(
        "paths.yaml", "audience: nong-dan, required: [mau/ngan]", "audience: nong-dan, required: [ruong]",
        "paths.yaml(4,5): không có bài hay khóa \"ruong\"")]
    [InlineData(
        "paths.yaml", "audience: tieu-thuong", "audience: tieuthuong",
        "paths.yaml(3,3): nhóm \"tieu-thuong\" chưa có lộ trình",
        "paths.yaml(5,17): không có nhóm \"tieuthuong\" trong campaign.yaml")]
    [InlineData(
        "courses/mau/course.yaml", "lessons: [du-loai, ngan]", "lessons: [du-loai]",
        "banks/mau/ngan.yaml(1,9): không có bài \"mau/ngan\"",
        "courses/mau/ngan.yaml(1,1): bài này chưa có trong \"lessons\" của course.yaml",
        "learning-days.yaml(13,16): không có bài hay khóa \"mau/ngan\"",
        "paths.yaml(1,31): không có bài hay khóa \"mau/ngan\"",
        "paths.yaml(4,5): không có bài hay khóa \"mau/ngan\"")]
    [InlineData(
        "courses/mau/course.yaml", "id: mau", "id: khac",
        "courses/mau/course.yaml(1,5): mã khóa phải là tên thư mục \"mau\"")]
    public void Facts_and_references(string file, string old, string spoiled, params string[] mistakes) => Check(file, old, spoiled, mistakes);

    [Fact]
    public void A_phrase_missing_and_one_nobody_says()
    {
        var line = File.ReadLines(Path.Combine(content.Folder, "phrases", "vi.yaml")).TakeWhile(l => !l.StartsWith("hint.empty:", StringComparison.Ordinal)).Count() + 1;
        content.Replace("phrases/vi.yaml", "hint.empty:", "hint.emty:");
        Assert.Equal(
            ["phrases/vi.yaml(3,1): thiếu câu \"hint.empty\"", $"phrases/vi.yaml({line},12): câu \"hint.emty\" không dùng ở đâu; xóa đi hoặc sửa lại mã"],
            content.Mistakes());
    }

    [Fact]
    public void A_review_coming_up_is_only_a_reminder()
    {
        content.Replace(Facts, "review: 2027-11-20\n  - id: trang", "review: 2026-12-01\n  - id: trang");
        Assert.True(content.Load().IsGood);
        Assert.Equal(["facts/mau.yaml(8,13): nhắc: sắp tới ngày xem lại 2026-12-01"], content.Mistakes());
    }

    [Fact]
    public void Letters_must_be_composed()
    {
        content.Replace(Short, "Bấm nhầm không hư máy đâu.", "Bấm nhầm không hư máy đâu.".Normalize(NormalizationForm.FormD));
        Assert.Equal("courses/mau/ngan.yaml(13,11): \"text\" không ở dạng Unicode NFC; gõ lại bằng bộ gõ tiếng Việt Unicode dựng sẵn", content.OnlyError());
    }

    [Fact]
    public void An_unconfirmed_step_is_not_taught()
    {
        content.Replace(Short, "text: Bấm nhầm không hư máy đâu.", "text: Bấm nhầm 3 lần không hư máy đâu ⚠\n    unconfirmed: chưa hỏi thợ");
        content.Replace(Short, "  - id: chac", "  - { id: them, kind: card, text: Bấm lại là được. }\n  - id: chac");
        Assert.Empty(content.Mistakes());
        Assert.DoesNotContain(content.Load().Catalogue!.Lesson("mau/ngan")!.Steps, s => s.Id == "chac");
    }

    [Fact]
    public void A_lesson_needs_cards_and_questions()
    {
        content.Replace(Short, "  - id: chac\n    kind: card\n    text: Bấm nhầm không hư máy đâu.\n", "");
        Assert.Equal("courses/mau/ngan.yaml(8,3): bài có 1 thẻ; cần 2 đến 6", content.OnlyError());
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_files()
    {
        content.Replace(Short, "minutes: 1", "minutes: 9").Replace(Short, "kind: typed", "kind: type").Replace(Long, "answer: 4", "answer: bốn");
        Assert.Equal([50, 51, 5, 21], content.Load().Mistakes.Where(m => m.Severity == Severity.Error).Select(m => m.At.Line));
    }

    private void Check(string file, string old, string spoiled, string[] mistakes)
    {
        Assert.Equal(mistakes, content.Replace(file, old, spoiled).Mistakes());
        Assert.False(content.Load().IsGood);
    }
}
