using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports.Slips;

namespace ChatTutor.Tests.Core;

/// <summary>The list as it goes to the office and comes back.</summary>
public sealed class SlipSheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly Dictionary<LearnerId, Learner> Listed = new[]
    {
        new Learner(new LearnerId(7), Consent.Given, Commune: "phuong-cao-lanh", Hamlet: "phuong-cao-lanh/ap-1") { Slip = new("K7M2QX", new(2026, 11, 1)) },
        new Learner(new LearnerId(8), Consent.Given, Commune: "phuong-my-tho") { Slip = new("3FH9TC", new(2026, 11, 2), new(true, new(2026, 11, 20))) },
    }.ToDictionary(l => l.Id);

    [Fact]
    public void Our_own_list_comes_back_as_it_went_with_what_the_office_filled_in()
    {
        var table = SlipList.Lay(Listed.Values, SampleContent.Catalogue, Territory.Province);
        List<IReadOnlyList<string>> rows = [[.. table.Columns.Select(c => c.Name)], .. table.Rows.Select(r => (IReadOnlyList<string>)[.. r])];
        rows[1] = [.. rows[1].Take(6), "Đã ghi nhận", "22/11/2026"];

        var sheet = SlipSheet.Read(rows, Listed, Today);

        Assert.Empty(sheet.Mistakes);
        Assert.Equal(new OfficeAnswer(true, new(2026, 11, 22)), Assert.Single(sheet.Answers).Value);
        Assert.Equal((1, 0), (sheet.Known, sheet.Open));
    }

    [Fact]
    public void Everything_wrong_is_told_with_its_row_and_nothing_is_taken()
    {
        var sheet = Read(
            ["7", "3FH9TC", "chưa", "22/11/2026"], ["99", "K7M2QX", "", ""], ["8", "3fh 9tc", "tốt", "1/1/2026"], ["7", "K7M2QX", "chưa", "24/11/2026"],
            ["7", "K7M2QX", "đã ghi nhận", "hôm qua"], ["", "K7M2QX", "", ""]);

        Assert.Empty(sheet.Answers);
        Assert.Equal(
            [
                "dòng 2: ma_phieu: \"3FH9TC\" không phải mã phiếu của người học 7", "dòng 3: ma_nguoi_hoc: không có \"99\" trong danh sách",
                "dòng 4: ket_qua: \"tốt\": chỉ ghi \"đã ghi nhận\" hoặc \"chưa\"; chưa trả lời thì để trống", "dòng 5: ngay: ngày 24/11/2026 chưa tới",
                "dòng 6: ngay: \"hôm qua\" không phải ngày; viết 2026-11-23 hoặc 23/11/2026", "dòng 6: trùng với dòng 5", "dòng 7: ma_nguoi_hoc: còn trống",
            ],
            sheet.Mistakes.Select(m => m.ToString()));
    }

    [Fact]
    public void A_table_of_another_kind_is_refused()
    {
        Assert.Equal(["dòng 1: thiếu cột \"ma_phieu\"", "dòng 1: thiếu cột \"ngay\""], SlipSheet.Read([["ma_nguoi_hoc", "ket_qua"]], Listed, Today).Mistakes.Select(m => m.ToString()));
        Assert.Equal("dòng 2: không có dòng nào", Assert.Single(Read().Mistakes).ToString());
        Assert.Equal(4, SlipSheet.Read([], Listed, Today).Mistakes.Count);
    }

    [Theory]
    [InlineData("tinh", 2)]
    [InlineData("phuong-cao-lanh", 1)]
    [InlineData("phuong-cao-lanh/ap-1", 1)]
    [InlineData("phuong-cao-lanh/ap-2", 0)]
    public void A_list_is_of_an_area_and_holds_nobody_who_did_not_agree(string area, int rows) => Assert.Equal(
        rows, SlipList.Lay(Listed.Values.Append(new Learner(new LearnerId(9), Consent.Given)), SampleContent.Catalogue, Territory.Parse(area)!).Rows.Count);

    private static SlipSheet Read(params IReadOnlyList<IReadOnlyList<string>> rows) =>
        SlipSheet.Read([["ma_nguoi_hoc", "ma_phieu", "ket_qua", "ngay"], .. rows], Listed, Today);
}
