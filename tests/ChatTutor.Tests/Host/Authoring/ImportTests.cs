using System.Text;
using ChatTutor.Core.Content;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Questions;
using ChatTutor.Host.Authoring;
using ChatTutor.Host.Authoring.Import;
using ChatTutor.Tests.Core;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>"import" as authors meet it: what is added, what is refused, and that it is all or nothing.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Head = "lesson,id,kind,situation,prompt,answer,a,b,c,d,feedback_a,feedback_b,feedback_c,if_right,if_wrong,offers,tolerance,difficulty,facts\n";

    private const string Good = "mau/ngan,moi,true_false,,Bấm nhầm thì bấm quay lại.,đúng,,,,,,,,Về chỗ cũ liền.,Máy không hư đâu.,,,1,\n";

    /// <summary>A row for each kind there is.</summary>
    private static readonly Dictionary<string, string> EveryKind = new()
    {
        ["single"] = "mau/ngan,mot,single,,Lạc đường thì hỏi ai?,B,Người lạ,Công an xã,,,Người lạ chưa chắc biết.,Hỏi là ra liền.,,,,,,,",
        ["several"] = "mau/ngan,nhieu,several,,Đi chợ mang theo gì?,\"a, c\",Giỏ,Cái thang,Tiền lẻ,,Giỏ để đựng đồ.,Thang thì nặng.,Tiền lẻ dễ trả.,Đủ đồ rồi.,,,,,",
        ["true_false"] = "mau/ngan,sai,true_false,,Máy hư vì bấm nhầm.,SAI,,,,,,,,Máy không hư.,Máy không hư đâu.,,,,",
        ["ordering"] = "mau/ngan,thu-tu,ordering,,Pha trà theo thứ tự nào?,,Nấu nước,Bỏ trà,Rót ra ly,,,,,Đúng là vậy.,Nước nấu trước đã.,,,,",
        ["number"] = "mau/ngan,so,number,,Một tá là mấy cái?,12,,,,,,,,Đúng một tá.,\"Một tá, hồi xưa hay đếm vậy.\",10|12|20,\"0,5\",,",
        ["typed"] = "mau/du-loai,chu,typed,,Trời mưa thì mang gì?,áo mưa|cây dù,,,,,,,,Khỏi ướt.,Mưa thì mang áo mưa.,áo mưa|cái quạt,,3,tin-la",
        ["scenario"] = "mau/ngan,canh,scenario,Người lạ gõ cửa.,Mình làm gì?,b,Mở cửa liền,Hỏi ai đó,,,Mở liền thì chưa chắc.,Hỏi cho biết.,,,,,,,",
    };

    private readonly SpoiledContent content = new();

    public static TheoryData<string> Kinds => [.. StepKinds.All.Where(k => k.Value.Type.IsAssignableTo(typeof(Question))).Select(k => k.Key)];

    private string BankFile => Path.Combine(content.Folder, "banks", "mau", "ngan.yaml");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_question_can_be_imported(string kind)
    {
        var plan = Plan(Head + EveryKind[kind] + "\n");

        Assert.Empty(plan.Mistakes);
        AuthorsContent.Write(plan.Texts);
        Assert.Single(Items(), i => i.Question.GetType() == StepKinds.All[kind].Type && i.Question.Id == EveryKind[kind].Split(',')[1]);
    }

    [Fact]
    public async Task What_is_in_the_table_is_in_the_bank()
    {
        var (code, output) = await RunAsync(Head + string.Join('\n', EveryKind.Values) + "\n", "--apply");

        Assert.Equal((0, "Đã ghi 7 câu vào 2 tệp."), (code, output.Split('\n')[^1]));
        var items = Items().ToDictionary(i => i.Question.Id);
        Assert.Equal([("a", false), ("b", true)], ((SingleChoice)items["mot"].Question).Choices.Select(c => (c.Id, c.Right)));
        Assert.Equal(["a", "c"], ((SeveralChoices)items["nhieu"].Question).Choices.Where(c => c.Right).Select(c => c.Id));
        Assert.Equal(["Nấu nước", "Bỏ trà", "Rót ra ly"], ((Ordering)items["thu-tu"].Question).Items.Select(i => i.Label));
        var number = (NumberQuestion)items["so"].Question;
        Assert.Equal((12m, 0.5m), (number.Answer, number.Tolerance));
        Assert.Equal([10m, 12m, 20m], number.Offers);
        var typed = (TypedAnswer)items["chu"].Question;
        Assert.Equal(["áo mưa", "cây dù"], typed.Accept);
        Assert.Equal(["áo mưa", "cái quạt"], typed.Offers);
        Assert.Equal((3, "mau/du-loai"), (items["chu"].Difficulty, items["chu"].Lesson));
        Assert.Equal(["tin-la"], items["chu"].Facts);
        Assert.Equal("Người lạ gõ cửa.", ((Scenario)items["canh"].Question).Situation);
    }

    [Fact]
    public async Task Without_apply_it_is_said_what_would_be_added_and_nothing_is_written()
    {
        var before = await File.ReadAllTextAsync(BankFile);

        var (code, output) = await RunAsync(Head + Good);

        Assert.Equal(0, code);
        Assert.Equal(
            ["mau/ngan: thêm 1 câu", "  + moi (true_false): Bấm nhầm thì bấm quay lại.", "Chạy thử: 1 câu cho 1 bài, chưa ghi gì. Ghi thật thì thêm --apply."],
            output.Split('\n'));
        Assert.Equal(before, await File.ReadAllTextAsync(BankFile));
    }

    [Fact]
    public async Task What_stood_in_the_bank_stays_byte_for_byte()
    {
        var old = "\uFEFF" + (await File.ReadAllTextAsync(BankFile)).Replace("items:", "# của tôi\nitems:", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal) + "# hết\r\n";
        await File.WriteAllBytesAsync(BankFile, Encoding.UTF8.GetBytes(old));

        Assert.Equal(0, (await RunAsync(Head + Good, "--apply")).Code);

        const string added = "  - id: moi\r\n    kind: true_false\r\n    prompt: \"Bấm nhầm thì bấm quay lại.\"\r\n    answer: true\r\n"
            + "    if_right: \"Về chỗ cũ liền.\"\r\n    if_wrong: \"Máy không hư đâu.\"\r\n    difficulty: 1\r\n";
        Assert.Equal(old.Replace("# hết", added + "# hết", StringComparison.Ordinal), Encoding.UTF8.GetString(await File.ReadAllBytesAsync(BankFile)));
        Assert.Equal(2, Items().Count(i => i.Lesson == "mau/ngan"));
    }

    [Fact]
    public async Task A_lesson_without_a_bank_gets_one()
    {
        await RunAsync(Head + EveryKind["typed"] + "\n", "--apply");

        Assert.StartsWith(
            "# yaml-language-server: $schema=../../schema/bank.json\nlesson: mau/du-loai\nitems:\n  - id: chu\n    kind: typed\n",
            await File.ReadAllTextAsync(Path.Combine(content.Folder, "banks", "mau", "du-loai.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mau/ngan,cup-may,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): hai câu cùng mã \"cup-may\"")]
    [InlineData("mau/ngan,moi,true_false,,Mới toanh.,đúng,,,,,,,,A.,B.,,,,", "(3): mã \"moi\" đã dùng ở dòng 2")]
    [InlineData("mau/ngan,hai,true_false,,Bấm nhầm thì bấm quay lại.,đúng,,,,,,,,Về chỗ cũ liền.,Máy không hư đâu.,,,,", "(3): giống hệt câu ở")]
    [InlineData("mau/khong,hai,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): không có bài \"mau/khong\"")]
    [InlineData("../../x,hai,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): không có bài \"../../x\"")]
    [InlineData(",hai,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): thiếu \"lesson\"")]
    [InlineData("mau/ngan,,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): thiếu \"id\"")]
    [InlineData("mau/ngan,Hai Ba,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,", "(3): mã \"Hai Ba\" chỉ dùng")]
    [InlineData("mau/ngan,hai,lạ,,Mới.,đúng,,,,,,,,,,,,,", "(3): \"kind\" là một trong: single, several")]
    [InlineData("mau/ngan,hai,true_false,,Mới.,chắc,,,,,,,,A.,B.,,,,", "(3): \"answer\" phải là đúng hoặc sai")]
    [InlineData("mau/ngan,hai,true_false,,,đúng,,,,,,,,A.,B.,,,,", "(3): thiếu \"prompt\"")]
    [InlineData("mau/ngan,hai,single,,Hỏi?,d,Một,Hai,,,A.,B.,,,,,,,", "(3): \"answer\" là d mà cột \"d\" trống")]
    [InlineData("mau/ngan,hai,single,,Hỏi?,a,Một,Hai,,,A.,,,,,,,,", "(3): lựa chọn \"Hai\" thiếu \"feedback\"")]
    [InlineData("mau/ngan,hai,single,,Hỏi?,a,Một,Hai,,,A.,B.,,Đúng.,,,,,", "(3): cột \"if_right\" không dùng cho loại single")]
    [InlineData("mau/ngan,hai,number,,Mấy?,1.000,,,,,,,,A.,B.,1|2,,,", "(3): \"answer\": \"1.000\" là 1000 hay 1,000? Viết số không có dấu chấm")]
    [InlineData("mau/ngan,hai,number,,Mấy?,năm,,,,,,,,A.,B.,1|2,,,", "(3): \"answer\" phải là một con số")]
    [InlineData("mau/ngan,hai,number,,Mấy?,3,,,,,,,,A.,B.,1|2,,,", "(3): \"offers\" cần 2 đến 4 nút")]
    [InlineData("mau/ngan,hai,true_false,,Download đi.,đúng,,,,,,,,A.,B.,,,,", "(3): \"Download\" không phải tiếng Việt")]
    [InlineData("mau/ngan,hai,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,9,", "(3): \"difficulty\" là 1 (dễ)")]
    [InlineData("mau/ngan,hai,true_false,,Mới.,đúng,,,,,,,,A.,B.,,,,khong-co", "(3): không có dữ kiện \"khong-co\"")]
    [InlineData("mau/ngan,hai,true_false,,=A1,đúng,,,,,,,,A.,B.,,,,", "(3): cột \"prompt\" là công thức")]
    public void A_mistake_is_told_with_its_row(string row, string said)
    {
        var plan = Plan(Head + Good + row + "\n");

        Assert.Contains(plan.Mistakes, m => m.StartsWith(Path.Combine(content.Folder, "cau-hoi.csv") + said, StringComparison.Ordinal));
        Assert.Empty(plan.Texts);
    }

    [Fact]
    public async Task With_one_mistake_nothing_at_all_is_written()
    {
        var before = Everything();

        var (code, output) = await RunAsync(Head + Good + EveryKind["typed"] + "\nmau/ngan,x,y\n", "--apply");

        Assert.Equal(2, code);
        Assert.Contains("cau-hoi.csv(4): \"kind\" là một trong", output, StringComparison.Ordinal);
        Assert.Contains("1 lỗi, chưa ghi gì; sửa trong tệp rồi chạy lại.", output, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task What_was_wrong_in_the_folder_before_does_not_stand_in_the_way()
    {
        content.Replace(SpoiledContent.Short, "recap: Bình tĩnh là thắng.", "recap: Download là thắng.");

        Assert.Equal(0, (await RunAsync(Head + Good, "--apply")).Code);
    }

    [Fact]
    public async Task A_habit_of_the_whole_course_is_told_too()
    {
        var rows = Enumerable.Range(1, 20).Select(i => $"mau/ngan,c{i},single,,Câu hỏi số {i} là gì?,a,Đáp án này,Đáp án kia,,,Đúng.,Sai.,,,,,,,");

        var (code, output) = await RunAsync(Head + string.Join('\n', rows) + "\n", "--apply");

        Assert.Equal(2, code);
        Assert.Contains("course.yaml(1,5): đáp án đúng đứng đầu ở", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_one_bank_cannot_be_written_none_is()
    {
        Directory.CreateDirectory(Path.Combine(content.Folder, "banks", "mau", "du-loai.yaml"));
        var before = Everything();

        var (code, output) = await RunAsync(Head + Good + EveryKind["typed"] + "\n", "--apply");

        Assert.Equal(2, code);
        Assert.Contains("Không ghi được, nên chưa tệp nào bị đổi", output, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_bank_written_in_one_line_is_left_alone_with_a_word_about_it()
    {
        await File.WriteAllTextAsync(BankFile, "lesson: mau/ngan\nitems: [{ id: cu, kind: true_false, prompt: Cũ rồi., answer: true, if_right: A., if_wrong: B. }]\n");
        var before = Everything();

        var (code, output) = await RunAsync(Head + Good, "--apply");

        Assert.Equal(2, code);
        Assert.Contains("Không thêm được vào \"items\"", output, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_text_for_moodle_is_imported_too()
    {
        var file = Path.Combine(content.Folder, "cau-hoi.gift");
        await File.WriteAllTextAsync(file, "$CATEGORY: mau/ngan\n\n::hoi-ai::Lạc đường thì hỏi ai? {\n  ~Người lạ#Người lạ chưa chắc biết.\n  =Công an xã#Hỏi là ra liền.\n}\n\n::sai::Hỏi {}\n");

        var refused = await Program.RunAsync(null, ["import", file, "--folder", content.Folder, "--apply"]);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("::sai::Hỏi {}\n", "", StringComparison.Ordinal));
        var (code, _) = await Program.RunAsync(null, ["import", file, "--folder", content.Folder, "--apply"]);

        Assert.Equal(2, refused.Code);
        Assert.Contains("cau-hoi.gift(8): câu tự luận chưa dùng được", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Contains(Items(), i => i.Id == "mau/ngan#hoi-ai");
    }

    [Theory]
    [InlineData("cau-hoi.txt", "Tên tệp phải kết thúc bằng .csv, .xlsx, .gift")]
    [InlineData("khong-co.csv", "Không mở được")]
    [InlineData("--apply", "Required argument 'file'")]
    public async Task A_file_that_is_none_is_refused(string file, string said)
    {
        var (code, output) = await Program.RunAsync(null, ["import", file, "--folder", content.Folder]);

        Assert.Equal(2, code);
        Assert.StartsWith(said, output, StringComparison.Ordinal);
    }

    public void Dispose() => content.Dispose();

    private async Task<(int Code, string Output)> RunAsync(string table, params string[] more)
    {
        var file = Path.Combine(content.Folder, "cau-hoi.csv");
        await File.WriteAllTextAsync(file, table);
        return await Program.RunAsync(null, ["import", file, "--folder", content.Folder, .. more]);
    }

    private QuestionImport Plan(string table)
    {
        var file = Path.Combine(content.Folder, "cau-hoi.csv");
        File.WriteAllText(file, table);
        return QuestionImport.Plan(file, content.Folder);
    }

    private IReadOnlyList<Item> Items()
    {
        var loaded = content.Load();
        Assert.Empty(loaded.Mistakes);
        return loaded.Catalogue!.Items;
    }

    private List<string> Everything() =>
        [.. Directory.EnumerateFiles(content.Folder, "*.yaml*", SearchOption.AllDirectories).Order().Select(f => f + "\n" + File.ReadAllText(f))];
}
