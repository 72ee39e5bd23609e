using ChatTutor.Core.Campaign;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Content;

namespace ChatTutor.Tests.Core;

/// <summary>Tables as people send them: every mistake with its row, and nothing taken in as long as there is one.</summary>
public sealed class FigureSheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;

    private const string Denominators = "ma_chi_tieu,ma_don_vi,so_nguoi,ngay,nguon";

    [Fact]
    public void Good_rows_of_every_kind()
    {
        Assert.Equal(
            [
                new Figure.Denominator("CT03", "xa-my-tho", 12345, new(2026, 6, 30), "Cục Thống kê"),
                new Figure.Denominator("CT15", "dong-thap-cu", 1_200_000, new(2026, 1, 5), "Cục Thống kê"),
            ],
            Read("denominators", Denominators, "CT03,xa-my-tho,12345,2026-06-30,Cục Thống kê", "", " ct15 ,dong-thap-cu,1.200.000,5/1/2026,Cục Thống kê").News);
        Assert.Equal(
            [new Figure.OfficialNumber("CT04", "dong-thap-cu", 812000, new(2026, 10, 1), "Công an tỉnh", "Nguyễn Văn A")],
            Read("official", Denominators + ",nguoi_ky", "CT04,dong-thap-cu,812 000,01/10/2026,Công an tỉnh,Nguyễn Văn A").News);
        var hamlet = Assert.IsType<Figure.Hamlet>(Assert.Single(Read("hamlets", "ma_don_vi,ten_ap,tong,yeu-the", "xa-my-tho,Ấp Mỹ Đông 1,1500,120").News));
        Assert.Equal(("xa-my-tho/ap-my-dong-1", "Ấp Mỹ Đông 1", 1500L, 120L), (hamlet.Id, hamlet.Name, hamlet.Population[""], hamlet.Population["yeu-the"]));
        Assert.Equal([new Figure.Merger("xa-cu", "xa-my-tho", new(2026, 7, 1))], Read("mergers", "ma_cu,ma_moi,ngay", "xa-cu,xa-my-tho,2026-07-01").News);
    }

    [Theory]
    [InlineData("CT99,xa-my-tho,1,2026-06-30,x", "dòng 2: ma_chi_tieu: không có chỉ tiêu \"CT99\"")]
    [InlineData("CT03,xa-khong-co,1,2026-06-30,x", "dòng 2: ma_don_vi: không có đơn vị \"xa-khong-co\"; dùng mã xã, mã xã/ấp hoặc dong-thap-moi, dong-thap-cu, tien-giang-cu")]
    [InlineData("CT03,xa-my-tho,nhiều,2026-06-30,x", "dòng 2: so_nguoi: \"nhiều\" không phải số nguyên")]
    [InlineData("CT03,xa-my-tho,-5,2026-06-30,x", "dòng 2: so_nguoi: \"-5\" không phải số nguyên")]
    [InlineData("CT03,xa-my-tho,1.5,2026-06-30,x", "dòng 2: so_nguoi: \"1.5\" không phải số nguyên")]
    [InlineData("CT03,xa-my-tho,99999999999999999999,2026-06-30,x", "dòng 2: so_nguoi: \"99999999999999999999\" không phải số nguyên")]
    [InlineData("CT03,xa-my-tho,0,2026-06-30,x", "dòng 2: so_nguoi: mẫu số phải lớn hơn 0")]
    [InlineData("CT03,xa-my-tho,1,31/02/2026,x", "dòng 2: ngay: \"31/02/2026\" không phải ngày; viết 2026-11-23 hoặc 23/11/2026")]
    [InlineData("CT03,xa-my-tho,1,2026-11-24,x", "dòng 2: ngay: ngày 2026-11-24 chưa tới")]
    [InlineData("CT03,xa-my-tho,1,2026-06-30,", "dòng 2: nguon: còn trống")]
    [InlineData("CT03,xa-my-tho,1,2026-06-30,x,thừa", "dòng 2: nhiều ô hơn tiêu đề; chữ có dấu phẩy phải để trong ngoặc kép")]
    [InlineData("CT03,xa-my-tho", "dòng 2: so_nguoi: còn trống|dòng 2: ngay: còn trống|dòng 2: nguon: còn trống")]
    public void What_is_wrong_is_told_with_its_row(string row, string mistakes)
    {
        var sheet = Read("denominators", Denominators, row, "CT03,xa-my-tho,1,2026-06-30,x");
        Assert.Equal(mistakes.Split('|'), sheet.Mistakes.Where(m => m.Row == 2).Select(m => m.ToString()));
        Assert.Empty(sheet.News);
    }

    [Theory]
    [InlineData("ma_chi_tieu,so_nguoi,ngay,nguon", "dòng 1: thiếu cột \"ma_don_vi\"; cần: ma_chi_tieu, ma_don_vi, so_nguoi, ngay, nguon")]
    [InlineData(Denominators + ",ghi_chu", "dòng 1: cột lạ \"ghi_chu\"")]
    [InlineData(Denominators + ",nguon", "dòng 1: cột \"nguon\" ghi hai lần")]
    public void So_is_a_heading(string header, string mistake) =>
        Assert.Equal(mistake, Read("denominators", header, "CT03,xa-my-tho,1,2026-06-30,x").Mistakes[0].ToString());

    [Fact]
    public void An_empty_table_and_rows_that_contradict_each_other()
    {
        Assert.Equal("dòng 2: không có dòng nào", Assert.Single(Read("denominators", Denominators).Mistakes).ToString());
        Assert.NotEmpty(FigureSheet.Read(FigureKinds.Find("denominators")!, [], Check()).Mistakes);
        var twice = Read("denominators", Denominators, "CT03,xa-my-tho,1,2026-06-30,x", "CT03,xa-my-tho,2,30/6/2026,y");
        Assert.Equal("dòng 3: trùng với dòng 2", Assert.Single(twice.Mistakes).ToString());
    }

    [Fact]
    public void What_is_known_already_is_not_taken_in_again()
    {
        var first = Read("hamlets", "ma_don_vi,ten_ap,tong", "xa-my-tho,Ấp 1,10", "xa-my-tho,Ấp 2,20");
        var again = Read("hamlets", "ma_don_vi,ten_ap,tong", [.. first.News], "xa-my-tho,Ấp 1,10", "xa-my-tho,Ấp 2,25");
        Assert.Equal((1, 1), (again.News.Count, again.Known));
    }

    [Theory]
    [InlineData("hamlets", "ma_don_vi,ten_ap", "xa-my-tho,Ấp có cái tên thiệt là dài quá", "dòng 2: ten_ap: dài 30 ký tự, nhiều nhất 24")]
    [InlineData("hamlets", "ma_don_vi,ten_ap", "xa-my-tho,Ấp 字", "dòng 2: ten_ap: \"Ấp 字\" có ký tự lạ")]
    [InlineData("hamlets", "ma_don_vi,ten_ap,tong,yeu-the", "xa-my-tho,Ấp 1,10,11", "dòng 2: yeu-the: 11 người, nhiều hơn cả ấp (10)")]
    [InlineData("hamlets", "ma_don_vi,ten_ap", "xa-la,Ấp 1", "dòng 2: ma_don_vi: không có xã, phường \"xa-la\" trong areas.yaml")]
    [InlineData("mergers", "ma_cu,ma_moi,ngay", "xa-my-tho,xa-my-tho,2026-07-01", "dòng 2: ma_moi: trùng với ma_cu")]
    [InlineData("mergers", "ma_cu,ma_moi,ngay", "xa-cu/ap-1,xa-my-tho,2026-07-01", "dòng 2: ma_moi: xã nhập vào xã, ấp nhập vào ấp cùng xã")]
    public void Hamlets_and_mergers_have_mistakes_of_their_own(string kind, string header, string row, string mistake) =>
        Assert.Equal(mistake, Assert.Single(Read(kind, header, row).Mistakes).ToString());

    private static FigureSheet Read(string kind, string header, params string[] rows) => Read(kind, header, [], rows);

    private static FigureSheet Read(string kind, string header, Figure[] known, params string[] rows) =>
        FigureSheet.Read(FigureKinds.Find(kind)!, [.. rows.Prepend(header).Select(r => r.Split(','))], Check(known));

    private static ImportCheck Check(params Figure[] known) => new(Real.With(new Figures(known)), Today);
}
