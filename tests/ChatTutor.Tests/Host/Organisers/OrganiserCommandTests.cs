using System.Text.RegularExpressions;
using LiteDB;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Organisers and their log from the command line, without a server and beside one.</summary>
public sealed partial class OrganiserCommandTests : IDisposable
{
    private static readonly string[] Lan = ["organiser", "add", "lan", "--name", "Nguyễn Thị Lan", "--role", "xa", "--area", "phuong-cao-lanh"];

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-organisers-").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_organiser_is_named_and_signs_in_beside_a_running_server()
    {
        Assert.Equal(0, (await RunAsync(Lan)).Code);
        var (server, client) = await Program.ServeAsync(Data);
        await using var running = server;
        using var _ = client;

        var (code, link) = await RunAsync("organiser", "link", "lan");
        Assert.Equal((0, client.BaseAddress!.Authority), (code, new Uri(link).Authority));
        Assert.Contains("Vào trang ban tổ chức", await client.GetStringAsync(new Uri(link)), StringComparison.Ordinal);

        Assert.Contains("lan,Nguyễn Thị Lan,xa,phuong-cao-lanh", (await RunAsync("organiser", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("organiser", "disable", "lan")).Code);
        var (refused, why) = await RunAsync("organiser", "link", "lan");
        Assert.Equal(2, refused);
        Assert.Contains("no active organiser \"lan\"", why, StringComparison.Ordinal);
        Assert.Contains("3 entries of the organisers' log, whole; ", (await RunAsync("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_tried_before_it_is_taken_in_and_mistakes_have_row_numbers()
    {
        var file = Path.Combine(folder, "danh-sach.csv");
        await File.WriteAllTextAsync(file, "ma,ho_ten,vai_tro,dia_ban\nlan,Lan,xa,phuong-cao-lanh\nHoa,Hoa,xa,khong-co\n");
        var (wrong, mistakes) = await RunAsync("organiser", "import", file, "--apply");
        Assert.Equal(2, wrong);
        Assert.Contains($"{file}: dòng 3: ma:", mistakes, StringComparison.Ordinal);
        Assert.Contains($"{file}: dòng 3: dia_ban:", mistakes, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "ma,ho_ten,vai_tro,dia_ban\nlan,Lan,xa,phuong-cao-lanh\n");
        Assert.Contains("Chưa ghi gì", (await RunAsync("organiser", "import", file)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("lan,", (await RunAsync("organiser", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("Đã thêm 1 người", (await RunAsync("organiser", "import", file, "--apply")).Output, StringComparison.Ordinal);
        Assert.Contains("lan,Lan,xa,phuong-cao-lanh", (await RunAsync("organiser", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_an_entry_that_was_changed_and_an_end_that_was_cut_off()
    {
        Assert.Equal(0, (await RunAsync(Lan)).Code);
        Assert.Equal(0, (await RunAsync("organiser", "disable", "lan")).Code);
        var (fine, whole) = await RunAsync("verify");
        Assert.Equal(0, fine);
        Assert.Contains("2 entries of the organisers' log, whole", whole, StringComparison.Ordinal);

        var hash = "";
        Tamper(log => hash = log.FindAll().Last()["h"].AsString);
        Assert.Contains("1 published heads fit", (await RunAsync("verify", "--head", $"2:{hash}")).Output, StringComparison.Ordinal);
        var (rewritten, other) = await RunAsync("verify", "--head", $"2:{new string('a', 64)}");
        Assert.Equal(1, rewritten);
        Assert.Contains("written anew", other, StringComparison.Ordinal);

        BsonDocument last = new();
        Tamper(log =>
        {
            last = log.FindAll().Last();
            log.Delete(last["_id"]);
        });
        var (cut, missing) = await RunAsync("verify");
        Assert.Contains("The copy has 1 entries of the log, but should have 2.", missing, StringComparison.Ordinal);
        Assert.NotEqual(0, cut);

        Tamper(log =>
        {
            log.Insert(last);
            var first = log.FindAll().First();
            first["j"] = first["j"].AsString.Replace("phuong-cao-lanh", "tinh", StringComparison.Ordinal);
            log.Update(first);
        });
        var (changed, said) = await RunAsync("verify");
        Assert.Equal(1, changed);
        Assert.Contains("The organisers' log is not whole: entry 1 is not what was written.", said, StringComparison.Ordinal);
    }

    // Under another name, where LiteDB finds no log of ours to take for its own.
    private void Tamper(Action<ILiteCollection<BsonDocument>> change)
    {
        var (kept, elsewhere) = (Path.Combine(Data, "chattutor.db"), Path.Combine(folder, "elsewhere.db"));
        File.Move(kept, elsewhere);
        using (var file = new LiteDatabase(new ConnectionString(elsewhere) { Collation = Collation.Binary }))
        {
            change(file.GetCollection("audit"));
            file.Checkpoint();
        }
        File.Move(elsewhere, kept);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var (code, output) = await Program.RunAsync(Data, args);
        return (code, Mark().Replace(output, ""));
    }

    [GeneratedRegex("\ufeff")]
    private static partial Regex Mark();
}
