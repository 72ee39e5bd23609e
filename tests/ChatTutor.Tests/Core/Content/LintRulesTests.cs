using ChatTutor.Core.Content;

namespace ChatTutor.Tests.Core;

/// <summary>Rules over banks, exams, pictures, terms and communes: what an author reads, to the line and column.</summary>
public sealed class LintRulesTests : IDisposable
{
    private const string Short = SpoiledContent.Short;
    private const string Long = SpoiledContent.Long;
    private const string Bank = "banks/mau/ngan.yaml";
    private const string Local = "local/phuong-sa-dec/local.yaml";

    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("lesson: mau/ngan", "lesson: mau/khac", "banks/mau/ngan.yaml(1,9): mã bài phải là \"mau/ngan\" như tên thư mục và tên tệp")]
    [InlineData("kind: single", "kind: card", "banks/mau/ngan.yaml(4,11): không có loại bước \"card\"; dùng một trong: single, several, true_false, ordering, number, typed, scenario")]
    [InlineData("difficulty: 1", "difficulty: 4", "banks/mau/ngan.yaml(7,17): \"difficulty\" là 1 (dễ), 2 (vừa) hoặc 3 (khó)")]
    [InlineData("competence: \"4.2\"", "competence: \"4.9\"", "banks/mau/ngan.yaml(6,17): không có năng lực \"4.9\" trong competences.yaml")]
    [InlineData("difficulty: 1", "audiences: [tat-ca]", "banks/mau/ngan.yaml(7,16): không có nhóm \"tat-ca\" trong campaign.yaml")]
    [InlineData("difficulty: 1", "facts: [chua-co]", "banks/mau/ngan.yaml(7,12): không có dữ kiện \"chua-co\" trong thư mục facts")]
    [InlineData("label: Cúp máy rồi hỏi con", "label: Cúp máy rồi hỏi con cháu trong nhà", "banks/mau/ngan.yaml(10,25): dài 34 ký tự, nhiều nhất 24; viết ngắn lại hoặc tách làm hai")]
    [InlineData(", feedback: Chuyển rồi khó lấy lại.", "", "banks/mau/ngan.yaml(9,9): lựa chọn \"Chuyển cho xong\" thiếu \"feedback\" giải thích")]
    public void Banks(string old, string spoiled, params string[] mistakes) => Assert.Equal(mistakes.Order(), content.Replace(Bank, old, spoiled).Mistakes().Order());

    [Fact]
    public void Two_questions_in_the_same_words()
    {
        var same = File.ReadAllText(Path.Combine(content.Folder, Bank)).Replace("mau/ngan", "mau/du-loai", StringComparison.Ordinal);
        content.Write("banks/mau/du-loai.yaml", same);
        Assert.Equal("banks/mau/ngan.yaml(3,5): giống hệt câu ở banks/mau/du-loai.yaml#items#cup-may; viết câu khác", content.OnlyError());
    }

    [Theory]
    [InlineData("audience: nguoi-dan, questions: { d4: 1 }, practice: x", "nhóm \"nguoi-dan\", miền d4: ngân hàng có 1 câu, cần ít nhất 5")]
    [InlineData("audience: nguoi-dan, questions: { d9: 1 }, practice: x", "không có miền d9 trong competences.yaml")]
    [InlineData("audience: nguoi-dan, pass: 2, questions: { d4: 1 }, practice: x", "cần 2 câu đúng mà đề chỉ có 1 câu")]
    [InlineData("audience: nguoi-dan, gate: 1, questions: { d5: 1 }, practice: x", "\"gate\" là 1 mà đề không có chừng ấy câu an toàn (d4)")]
    [InlineData("audience: ai-do, questions: { d4: 1 }, practice: x", "không có nhóm \"ai-do\" trong campaign.yaml")]
    [InlineData("audience: nong-dan, questions: { d4: 1 }, practice: x", "nhóm \"nguoi-dan\" chưa có đề thi")]
    [InlineData("audience: nguoi-dan, questions: { an-toan: 1 }, practice: x", "miền viết d1, d2 …, không phải \"an-toan\"")]
    public void Exams(string exam, string mistake)
    {
        content.Write("exams.yaml", $"exams:\n  - {{ {exam} }}\n");
        Assert.Contains(content.Mistakes(), m => m.EndsWith(": " + mistake, StringComparison.Ordinal) && m.StartsWith("exams.yaml(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file: tin-la.png", "file: khac.png", "courses/mau/du-loai.yaml(14,11): không có tệp \"khac.png\" trong thư mục media")]
    [InlineData("file: tin-la.png", "file: tin-la.svg", "courses/mau/du-loai.yaml(14,11): hình phải là một trong: .png, .jpg, .webp")]
    [InlineData("alt: Một tin nhắn có đường dẫn lạ.", "alt: Tin lạ.", "courses/mau/du-loai.yaml(15,10): \"alt\" ngắn quá: kể hình có gì cho người không nhìn thấy, ít nhất 20 ký tự")]
    public void Pictures(string old, string spoiled, string mistake) => Assert.Equal(mistake, content.Replace(Long, old, spoiled).OnlyError());

    [Fact]
    public void A_picture_too_heavy_for_a_weak_network()
    {
        File.WriteAllBytes(Path.Combine(content.Folder, "media", "tin-la.png"), new byte[50 * 1024]);
        Assert.Equal("courses/mau/du-loai.yaml(14,11): hình nặng 50 KB, nhiều nhất 40 KB; lưu nhỏ lại", content.OnlyError());
    }

    [Theory]
    [InlineData("Bấm vào mã OTP thì không hư máy đâu.", false)]
    [InlineData("Mã OTP, tức mã dùng một lần, không làm hư máy.", true)]
    [InlineData("Mã dùng một lần, gọi là OTP, không làm hư máy.", true)]
    public void A_term_is_explained_where_it_is_first_used(string text, bool isFine)
    {
        content.Replace(Short, "Bấm nhầm không hư máy đâu.", $"\"{text}\"");
        if (isFine)
            Assert.Empty(content.Mistakes());
        else
            Assert.StartsWith("courses/mau/ngan.yaml(13,11): bài dùng \"OTP\" lần đầu mà chưa giải thích", content.OnlyError(), StringComparison.Ordinal);
    }

    [Fact]
    public void Right_answers_that_show_by_length_or_place()
    {
        var items = Enumerable.Range(0, 20).Select(i =>
            $"  - {{ id: c{i}, kind: single, prompt: Câu {Spelled(i)} hỏi gì?, choices: [{{ id: a, label: Đúng và dài hơn, right: true, feedback: Phải. }}, {{ id: b, label: Ngắn, feedback: Chưa phải. }}] }}");
        content.Write("banks/mau/du-loai.yaml", $"lesson: mau/du-loai\nitems:\n{string.Join('\n', items)}\n");
        var mistakes = content.Mistakes();
        Assert.Contains("courses/mau/course.yaml(1,5): đáp án đúng là nhãn dài nhất ở 91 % câu chọn, nhiều nhất 45 %; viết nhãn sai dài hơn", mistakes);
        Assert.Contains("courses/mau/course.yaml(1,5): đáp án đúng đứng đầu ở 95 % câu chọn; cần từ 17 đến 50 %, đổi chỗ vài câu", mistakes);
        Assert.Contains("courses/mau/course.yaml(1,5): đáp án đúng đứng cuối ở 4 % câu chọn; cần từ 17 đến 50 %, đổi chỗ vài câu", mistakes);
    }

    [Theory]
    [InlineData("contacts: { xa_lo: x }", "không có liên hệ \"xa_lo\"; dùng được: to_cong_nghe")]
    [InlineData("steps: [{ lesson: mau/ngan, step: khong-co, text: Chữ riêng. }]", "không có thẻ \"khong-co\" trong bài \"mau/ngan\"")]
    [InlineData("steps: [{ lesson: mau/ngan, step: mo, text: Bấm computer. }]", "\"computer\" không phải tiếng Việt; thêm vào glossary.yaml hoặc viết lại")]
    public void A_communes_own_words(string local, string mistake)
    {
        content.Write(Local, local);
        Assert.EndsWith(": " + mistake, content.OnlyError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_contact_that_makes_a_common_card_too_long()
    {
        content.Replace(Short, "Bấm nhầm không hư máy đâu.", "\"" + new string('a', 120) + " {to_cong_nghe}.\"");
        content.Write(Local, $"contacts: {{ to_cong_nghe: Tổ công nghệ số {new string('b', 40)} }}");
        Assert.Contains(content.Mistakes(), m => m.StartsWith(Local + "(1,11): dài 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_no_commune()
    {
        content.Write("local/xa-khong-co/local.yaml", "contacts: {}");
        Assert.Equal("local/xa-khong-co/local.yaml(1,1): không có xã, phường \"xa-khong-co\" trong areas.yaml; tên thư mục phải là mã xã", content.OnlyError());
    }

    private static string Spelled(int number) => string.Join(' ', $"{number}".Select(d => new[] { "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín" }[d - '0']));
}
