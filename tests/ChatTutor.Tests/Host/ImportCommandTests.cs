namespace ChatTutor.Tests.Host;

/// <summary>The import commands as an operator types them, beside a running server and without one.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chattutor-import-");

    private string Data => Path.Combine(folder.FullName, "data");

    [Fact]
    public async Task Tried_then_taken_in_beside_the_server_and_still_there_without_it()
    {
        var file = Write("ma_chi_tieu;ma_don_vi;so_nguoi;ngay;nguon\nCT03;xa-tan-hong;160;2026-06-30;Cục Thống kê\n");
        var (server, client) = await Program.ServeAsync(Data);
        await using (server)
        using (client)
        {
            Assert.Equal((0, "Thử: sẽ nhập 1 dòng; 0 dòng đã có sẵn. Chưa ghi gì."), await Program.RunAsync(Data, ["import-denominators", file]));
            Assert.Contains("chưa có mẫu số", await ReportAsync(), StringComparison.Ordinal);
            Assert.Equal((0, "Đã nhập 1 dòng; 0 dòng đã có sẵn."), await Program.RunAsync(Data, ["import-denominators", file, "--apply"]));
            Assert.Contains(",0,,,0,,,160,", await ReportAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await server.TerminateAsync());
        }
        Assert.Equal((0, "Đã nhập 0 dòng; 1 dòng đã có sẵn."), await Program.RunAsync(Data, ["import-denominators", file, "--apply"]));
        Assert.Contains(",0,,,0,,,160,", await ReportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_row_is_named_with_its_file_and_nothing_is_taken_in()
    {
        var file = Write("ma_don_vi,ten_ap\nxa-tan-hong,Ấp 1\nxa-la,Ấp 2\n");
        var (code, output) = await Program.RunAsync(Data, ["import-hamlets", file, "--apply"]);
        Assert.Equal(2, code);
        Assert.Equal($"{file}: dòng 3: ma_don_vi: không có xã, phường \"xa-la\" trong areas.yaml\n1 chỗ sai, chưa nhập dòng nào.", output);
        Assert.Equal((2, "không có xã, phường \"xa-la\""), await Program.RunAsync(Data, ["report", "targets", "--unit", "xa-la"]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, output) = await Program.RunAsync(Data, ["import-official", Path.Combine(folder.FullName, "nowhere.csv")]);
        Assert.Equal(2, code);
        Assert.Contains("nowhere.csv", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string text)
    {
        var file = Path.Combine(folder.FullName, "bang.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<string> ReportAsync()
    {
        var (code, output) = await Program.RunAsync(Data, ["report", "targets", "--unit", "xa-tan-hong", "--format", "csv"]);
        Assert.Equal(0, code);
        return output.Split('\n').Single(l => l.StartsWith("CT03,", StringComparison.Ordinal) && l.Contains(",2026,", StringComparison.Ordinal));
    }
}
