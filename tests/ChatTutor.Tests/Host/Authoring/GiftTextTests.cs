using System.Text;
using ChatTutor.Host.Authoring.Import;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>GIFT as people and Moodle write it becomes the same columns as a table.</summary>
public class GiftTextTests
{
    [Fact]
    public void One_right_answer_with_what_is_said_to_each()
    {
        var row = Only("$CATEGORY: vneid/la-gi\n\n::ai-quan-ly::VNeID do ai quản lý? {\n  =Bộ Công an#Đúng rồi.\n  ~Bộ Y tế#Bộ Y tế lo sổ sức khỏe.\n  ~%-25%Nhà mạng#Nhà mạng lo số điện thoại.\n}\n");

        Assert.Equal(
            ("vneid/la-gi", "ai-quan-ly", "single", "VNeID do ai quản lý?", "a"), (row["lesson"], row["id"], row["kind"], row["prompt"], row["answer"]));
        Assert.Equal(("Bộ Công an", "Bộ Y tế", "Nhà mạng"), (row["a"], row["b"], row["c"]));
        Assert.Equal(("Đúng rồi.", "Bộ Y tế lo sổ sức khỏe.", "Nhà mạng lo số điện thoại."), (row["feedback_a"], row["feedback_b"], row["feedback_c"]));
        Assert.Equal(3, row.Number);
    }

    [Theory]
    [InlineData("Hỏi {T#Chưa đúng.#Đúng rồi.}", "true_false", "true", "", "Đúng rồi.", "Chưa đúng.")]
    [InlineData("Hỏi {FALSE}", "true_false", "false", "", "", "")]
    [InlineData("Hỏi {F####Vì vậy.}", "true_false", "false", "", "", "Vì vậy.")]
    [InlineData("Hỏi {#6}", "number", "6", "", "", "")]
    [InlineData("Hỏi {#0.5:0.1}", "number", "0.5", "0.1", "", "")]
    [InlineData("Hỏi {#4..7}", "number", "5.5", "1.5", "", "")]
    [InlineData("Hỏi {#=6:0#Đúng. =%50%5:0#Gần. ~#Chưa.}", "number", "6", "", "Đúng.", "Chưa.")]
    [InlineData("Hỏi {=Công an#Đúng. =công an xã ####Hỏi lại coi.}", "typed", "Công an|công an xã", "", "Đúng.", "Hỏi lại coi.")]
    [InlineData("Hỏi {~%50%Một#A. ~%50%Hai#B. ~%-100%Ba#C. ####Cả hai.}", "several", "a, b", "", "Cả hai.", "")]
    [InlineData("Hỏi {=Một ~%50%Hai}", "single", "a", "", "", "")]
    [InlineData("Hỏi {~Một ~%100%Hai}", "single", "b", "", "", "")]
    public void Every_kind_is_told_by_its_answers(string question, string kind, string answer, string tolerance, string ifRight, string ifWrong)
    {
        var row = Only(question);

        Assert.Equal((kind, answer, tolerance, ifRight, ifWrong), (row["kind"], row["answer"], row["tolerance"], row["if_right"], row["if_wrong"]));
    }

    [Fact]
    public void Comments_fill_what_the_format_has_no_place_for_and_only_for_the_next_question()
    {
        var rows = Read("// Người soạn: cô Ba\n// offers: 4|6|8\n// competence: 2.6\n\n// if_wrong: Sáu số.\n::m/n/so::Mấy số? {#6}\n\n// situation: Có người gọi.\n::m/n/goi::Làm gì? {=Cúp máy ~Nghe tiếp}\n").Rows;

        Assert.Equal(("m/n", "so", "4|6|8", "2.6", "Sáu số."), (rows[0]["lesson"], rows[0]["id"], rows[0]["offers"], rows[0]["competence"], rows[0]["if_wrong"]));
        Assert.Equal(("scenario", "Có người gọi.", ""), (rows[1]["kind"], rows[1]["situation"], rows[1]["offers"]));
    }

    [Fact]
    public void What_moodle_exports_is_read_without_its_marks()
    {
        var row = Only("// question: 12  name: Câu 1\n$CATEGORY: $course$/top/vneid/la-gi\n\n::Câu một::[html]<p>2 \\= 1 \\+ 1 &amp; \\{thật\\}<br></p>{\r\n\t=<p>Đúng \\~ thật</p>#<b>Giỏi</b>\r\n\t~<p>Sai\\: giả</p>#[plain]Chưa\r\n}\r\n");

        Assert.Equal(("vneid/la-gi", "cau-mot"), (row["lesson"], row["id"]));
        Assert.Equal(("2 = 1 \\+ 1 & {thật}", "Đúng ~ thật", "Giỏi", "Sai: giả", "Chưa"), (row["prompt"], row["a"], row["feedback_a"], row["b"], row["feedback_b"]));
    }

    [Fact]
    public void A_gap_in_a_sentence_and_decomposed_letters()
    {
        var row = Only("Bấm nút {=quay lại ~tắt máy} để về chỗ cũ.".Normalize(NormalizationForm.FormD));

        Assert.Equal(("Bấm nút ___ để về chỗ cũ.", "quay lại", "bam-nut-de-ve-cho-cu"), (row["prompt"], row["a"], row["id"]));
        Assert.True(row["prompt"].IsNormalized());
    }

    [Theory]
    [InlineData("", 1, "không có câu hỏi nào")]
    [InlineData("// chỉ ghi chú\n", 1, "không có câu hỏi nào")]
    [InlineData("\n\nMột đoạn giới thiệu.\n", 3, "câu hỏi cần một cặp ngoặc")]
    [InlineData("Hỏi {=a ~b", 1, "câu hỏi cần một cặp ngoặc")]
    [InlineData("Hỏi } {=a ~b}", 1, "câu hỏi cần một cặp ngoặc")]
    [InlineData("Hỏi {=a {~b}}", 1, "câu hỏi cần một cặp ngoặc")]
    [InlineData("Kể ra. {}", 1, "câu tự luận")]
    [InlineData("Ghép {=a -> b =c -> d =e -> f}", 1, "câu ghép cặp")]
    [InlineData("Hỏi {=a ~b ~c ~d ~e}", 1, "có 5 lựa chọn")]
    [InlineData("Hỏi {lung tung}", 1, "có 0 lựa chọn")]
    [InlineData("Hình gì? <img src=x> {=a ~b}", 1, "câu có hình")]
    public void What_lessons_do_not_have_is_told_with_its_line(string text, int row, string said)
    {
        var mistake = Assert.Single(Read(text).Mistakes);

        Assert.Equal(row, mistake.Row);
        Assert.StartsWith(said, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_blank_lines_or_full_of_marks_is_answered_at_once()
    {
        Assert.StartsWith("câu hỏi dài quá", Assert.Single(Read(string.Concat(Enumerable.Repeat("::a", 100_000))).Mistakes).Message, StringComparison.Ordinal);
        Assert.Single(Read(string.Concat(Enumerable.Repeat("::", 3000))).Mistakes);
    }

    [Property]
    public bool No_text_whatever_is_too_much(string[] parts)
    {
        var text = string.Concat((parts ?? []).SelectMany(p => new[] { p, "{", "=", "#", "::", "}", "\\", "~", "\n\n", "%50%", "$CATEGORY:", "//" }));

        return Read(text).Rows.All(r => r.Cells.Values.All(c => c.IsNormalized() && !c.Any(char.IsControl)));
    }

    private static QuestionSheet Read(string text) => GiftText.Read(text);

    private static QuestionRow Only(string text)
    {
        var sheet = Read(text);
        Assert.Empty(sheet.Mistakes);
        return Assert.Single(sheet.Rows);
    }
}
