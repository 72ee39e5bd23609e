using ChatTutor.Core.Organisers;

namespace ChatTutor.Tests.Core.Organisers;

public sealed class OrganiserSheetTests
{
    private static readonly string[] Header = ["ma", "ho_ten", "vai_tro", "dia_ban", "chat", "email"];

    private static readonly Dictionary<string, Organiser> Nobody = [];

    [Fact]
    public void A_good_list_is_read_with_communes_by_id_or_name()
    {
        var sheet = Read(
            ["lan", "Nguyễn Thị Lan", "xa", "phuong-sa-dec", "telegram:1", "Lan@Tinh.vn"],
            ["", " ", "", "", "", ""],
            ["minh", "Trần Minh", "to-ap", "phuong-sa-dec/ap-1", "", ""],
            ["tu", "Lê Tư", "xa", "phường Sa Đéc"],
            ["hoa", "Hoa", "tinh", "tinh", "", ""]);

        Assert.Empty(sheet.Mistakes);
        Assert.Equal(
            [
                new("lan", "Nguyễn Thị Lan", OrganiserRole.CommuneOrganiser, new("phuong-sa-dec"), "telegram:1", "lan@tinh.vn"),
                new("minh", "Trần Minh", OrganiserRole.HamletVolunteer, new("phuong-sa-dec", "ap-1")),
                new("tu", "Lê Tư", OrganiserRole.CommuneOrganiser, new("phuong-sa-dec")),
                new("hoa", "Hoa", OrganiserRole.ProvinceOrganiser, Territory.Province),
            ],
            sheet.News);
    }

    [Fact]
    public void Every_mistake_is_named_with_its_row_and_nothing_is_taken_in()
    {
        var sheet = Read(
            ["lan", "Lan", "xa", "phuong-sa-dec", "telegram:1", ""],
            ["Lan Anh", "Lan", "chu-tich", "xa-khong-co", "1234", ""],
            ["minh", "", "to-ap", "tinh", "telegram:1", ""],
            ["lan", "Lan", "tinh", "phuong-sa-dec", "", ""]);

        Assert.Empty(sheet.News);
        Assert.Equal(
            ["3 ma", "3 vai_tro", "3 dia_ban", "3 chat", "4 ho_ten", "4 dia_ban", "4 chat", "5 dia_ban", "5 ma"],
            sheet.Mistakes.Select(m => $"{m.Row} {m.Message.Split(':')[0]}"));
    }

    [Theory]
    [InlineData("ma,ho_ten,vai_tro", "dòng 1: thiếu cột \"dia_ban\"")]
    [InlineData("ma,ho_ten,vai_tro,dia_ban,tuoi", "dòng 1: cột \"tuoi\" lạ")]
    [InlineData("ma,ho_ten,vai_tro,dia_ban,ma", "dòng 1: cột \"ma\" lạ hoặc lặp lại")]
    [InlineData("ma,ho_ten,vai_tro,dia_ban", "dòng 2: không có dòng nào")]
    public void A_wrong_heading_is_said(string header, string mistake)
    {
        var sheet = OrganiserSheet.Read([header.Split(',')], Nobody, SampleContent.Catalogue);
        Assert.StartsWith(mistake, sheet.Mistakes[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_there_is_told_from_who_is_new_and_a_chat_belongs_to_one()
    {
        var known = new Dictionary<string, Organiser>
        {
            ["lan"] = new("lan", "Lan", OrganiserRole.CommuneOrganiser, new("phuong-sa-dec"), "telegram:1"),
            ["hoa"] = new("hoa", "Hoa", OrganiserRole.Auditor, Territory.Province, IsDisabled: true),
        };
        var sheet = OrganiserSheet.Read(
            [Header, ["lan", "Lan", "xa", "phuong-sa-dec"], ["hoa", "Hoa", "kiem-tra", "tinh"], ["moi", "Mới", "soan-bai", "tinh"]], known, SampleContent.Catalogue);
        Assert.Equal((1, 1, 1), (sheet.News.Count, sheet.Changed.Count, sheet.Known));
        Assert.Equal("hoa", sheet.Changed[0].Id);

        var taken = OrganiserSheet.Read([Header, ["moi", "Mới", "soan-bai", "tinh", "telegram:1"]], known, SampleContent.Catalogue);
        Assert.Equal("dòng 2: chat: đã thuộc về \"lan\"", Assert.Single(taken.Mistakes).ToString());
    }

    private static OrganiserSheet Read(params string[][] rows) => OrganiserSheet.Read([Header, .. rows], Nobody, SampleContent.Catalogue);
}
