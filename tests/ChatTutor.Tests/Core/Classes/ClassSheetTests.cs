using System.Text;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Classes;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Tests.Core.Classes;

public sealed class ClassSheetTests
{
    private const string Commune = "phuong-cao-lanh";

    private static readonly Organiser Volunteer = new("to-1", "Lê Thị Hạnh", OrganiserRole.HamletVolunteer, new(Commune, "ap-1"));

    private static readonly ClassCheck Check = Of(Volunteer, [.. new[] { "Ấp 1", "Ấp 2" }.Select(
        n => new Figure.Hamlet($"{Commune}/{n.Replace("Ấp ", "ap-", StringComparison.Ordinal)}", n, new Dictionary<string, long>()))]);

    private static readonly ClassCheck WithoutHamlets = Of(Volunteer with { Area = new(Commune) });

    [Fact]
    public void A_file_is_read_with_the_organisers_own_place_where_the_row_says_none()
    {
        var sheet = ClassSheet.Read(
            [["Tên gọi", "Nhóm", "Ấp", ""], ["Bà Sáu", "nong dan", "ap 2"], ["", " "], ["  Ông   Tư ", "tieu-thuong", ""], ["Em Na", "Học sinh cấp hai", ""], ["Cô Ba"]], Check);

        Assert.Empty(sheet.Mistakes);
        Assert.Equal(
            [
                ("Bà Sáu", "nong-dan", Commune + "/ap-2"), ("Ông Tư", "tieu-thuong", Commune + "/ap-1"),
                ("Em Na", "hs-thcs", null), ("Cô Ba", null, Commune + "/ap-1"),
            ],
            sheet.Members.Select(m => (m.Name, m.Learner.Audience, m.Learner.Hamlet)));
        Assert.Equal([Commune, Commune, null, Commune], sheet.Members.Select(m => m.Learner.Commune));
        Assert.All(sheet.Members, m => Assert.Equal((Consent.Unasked, null), (m.Learner.Consent, m.Learner.LastSeen)));
        Assert.Equal([null, null, "em", null], sheet.Members.Select(m => m.Learner.Pronouns?.You));
    }

    [Fact]
    public void Pasted_lines_may_be_names_alone_or_with_a_group_however_they_are_divided()
    {
        var sheet = ClassSheet.ReadLines("Bà Sáu; nông dân\r\n\nÔng Tư\tTiểu thương\nCô Ba, nông dân\nÚt\n", WithoutHamlets);

        Assert.Empty(sheet.Mistakes);
        Assert.Equal(
            [("Bà Sáu", "nong-dan"), ("Ông Tư", "tieu-thuong"), ("Cô Ba", "nong-dan"), ("Út", null)], sheet.Members.Select(m => (m.Name, m.Learner.Audience)));
        Assert.All(sheet.Members, m => Assert.Null(m.Learner.Hamlet));
        // The real groups have commas in their names.
        var real = ClassSheet.ReadLines("Bà Sáu, Nông dân, hợp tác xã", WithoutHamlets with { Catalogue = SampleContent.Real.Catalogue! });
        Assert.Equal("nong-dan", Assert.Single(real.Members).Learner.Audience);
    }

    [Fact]
    public void Every_mistake_is_named_with_its_row_and_repeats_nothing_of_it()
    {
        var sheet = ClassSheet.Read(
            [
                ["ten_goi", "nhom", "ap"],
                ["Bà Sáu 0912345678", "nông dân", ""],
                ["Ông Tư", "086123456789", ""],
                ["", "nông dân", ""],
                ["Nguyễn Thị Hồng Phương Thảo", "", ""],
                ["?!", "", ""],
                ["Cô Ba", "", "ấp 0987654321"],
                ["co ba", "", ""],
                ["Út", "", "", "0901234567"],
            ],
            Check);

        Assert.Empty(sheet.Members);
        Assert.Equal(
            [
                "2 tên gọi có chữ số", "3 chưa hiểu nhóm", "4 chưa có tên gọi", "5 tên gọi dài quá 20 chữ cái", "6 tên gọi phải có chữ cái",
                "7 không có ấp", "8 trùng tên với dòng 7", "9 nhiều ô hơn ten_goi",
            ],
            sheet.Mistakes.Select(m => $"{m.Row} {m.Message.Split(';', ',')[0]}"));
        Assert.DoesNotMatch(@"\d{9}", string.Join('\n', sheet.Mistakes));
    }

    [Theory]
    [InlineData("nhom", "thiếu cột \"ten_goi\"")]
    [InlineData("ten_goi,sdt", "cột thứ 2 lạ; chỉ dùng ten_goi, nhom; số điện thoại, số giấy tờ, ngày sinh")]
    [InlineData("ten_goi,nhom,ngay_sinh", "cột thứ 3 lạ")]
    [InlineData("ten_goi,ten_goi", "cột \"ten_goi\" ghi hai lần")]
    [InlineData("ten_goi,ap", "chưa có danh sách ấp, khóm")]
    [InlineData("Nguyễn Văn A,0912345678", "thiếu cột")]
    [InlineData("", "thiếu cột")]
    public void A_wrong_heading_is_said_without_repeating_it(string header, string mistake)
    {
        var sheet = ClassSheet.Read([header.Split(','), ["Bà Sáu", "0912345678"]], WithoutHamlets);

        Assert.Empty(sheet.Members);
        Assert.StartsWith("dòng 1: " + mistake, sheet.Mistakes[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", string.Join('\n', sheet.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_called_as_somebody_of_the_phone_is_not_added_and_the_same_list_again_is_known_as_such()
    {
        var again = Check with { People = [new(new(1), 1, "Hạnh"), new(new(2), 2, "Bà Sáu"), new(new(3), 3, "Ông Tư")] };

        Assert.True(ClassSheet.ReadLines("bà sáu\nÔng Tư", again).IsThere);
        foreach (var lines in (string[])["Bà Sáu\nCô Ba", "Bà Sáu\nBà Sáu; cá", "Bà Sáu\n123"])
        {
            var sheet = ClassSheet.ReadLines(lines, again);
            Assert.False(sheet.IsThere);
            Assert.Empty(sheet.Members);
            Assert.StartsWith("dòng 1: máy đã có người tên vậy", sheet.Mistakes[0].ToString(), StringComparison.Ordinal);
        }
        Assert.False(ClassSheet.ReadLines("\n\n", again).IsThere);
    }

    [Theory]
    [InlineData(1, 29, true)]
    [InlineData(1, 30, false)]
    [InlineData(20, 10, true)]
    [InlineData(20, 11, false)]
    public void A_phone_holds_thirty_those_there_among_them(int there, int listed, bool fits)
    {
        var check = Check with { People = [.. Enumerable.Range(0, there).Select(n => new PhonePerson(new(n + 1), n + 1, "Người " + Letters(n)))] };

        var sheet = ClassSheet.ReadLines(string.Join('\n', Enumerable.Range(0, listed).Select(n => "Bà " + Letters(n))), check);

        Assert.Equal(fits ? listed : 0, sheet.Members.Count);
        if (!fits)
            Assert.Equal($"dòng {listed}: một máy giữ nhiều nhất 30 người; máy của bạn đang có {there}, danh sách có {listed}", Assert.Single(sheet.Mistakes).ToString());
    }

    [Fact]
    public void A_whole_table_of_something_else_is_one_mistake() => Assert.Single(
        ClassSheet.Read([["ten_goi"], .. Enumerable.Range(0, 5000).Select(n => (string[])[$"{n}"])], Check).Mistakes);

    [Fact]
    public void The_template_can_be_brought_in_as_it_is()
    {
        foreach (var check in new[] { Check, WithoutHamlets, WithoutHamlets with { Catalogue = SampleContent.Real.Catalogue! } })
        {
            var table = ClassSheet.Template(check);
            var sheet = ClassSheet.Read([[.. table.Columns.Select(c => c.Name)], .. table.Rows], check);
            Assert.Empty(sheet.Mistakes);
            Assert.Equal(2, sheet.Members.Count(m => m.Learner.Audience is not null));
        }
    }

    [Fact]
    public void An_organiser_of_the_province_has_no_place_to_give()
    {
        var sheet = ClassSheet.ReadLines("Bà Sáu; nông dân", Of(Volunteer with { Area = Territory.Province }));
        Assert.Equal((null, null), (Assert.Single(sheet.Members).Learner.Commune, sheet.Members[0].Learner.Hamlet));
    }

    [Theory]
    [InlineData("Lê Thị Hạnh", "Lê Thị Hạnh")]
    [InlineData("Phan Thị Ngọc Phương Thảo", "Thị Ngọc Phương Thảo")]
    [InlineData("Bà Sáu", null)]
    public void The_owner_of_the_phone_gets_a_name_that_nobody_else_has(string name, string? own)
    {
        var check = Check with { Volunteer = Volunteer with { Name = name }, People = [new(new(1), 1, null)] };
        Assert.Equal(own, check.OwnName(ClassSheet.ReadLines("bà sáu", check).Members));
        Assert.Null((check with { People = [new(new(1), 1, "Hạnh")] }).OwnName([]));
    }

    [Fact]
    public void A_name_typed_letter_by_letter_is_the_same_name() => Assert.Equal(
        "Bà Sáu", Assert.Single(ClassSheet.ReadLines("Bà Sáu".Normalize(NormalizationForm.FormD), Check).Members).Name);

    private static ClassCheck Of(Organiser volunteer, params IReadOnlyList<Figure> figures) =>
        new(SampleContent.Catalogue.With(new Figures(figures)), volunteer, SampleContent.Today, []);

    private static string Letters(int n) => $"{(char)('A' + n / 10)}{(char)('a' + n % 10)}";
}
