using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Understanding;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Service.Content;

/// <summary>What a content folder holds: a catalogue when everything needed could be read, and all that is to be mended.</summary>
/// <param name="Open">What is written but waits for somebody to confirm it.</param>
public sealed record LoadedContent(Catalogue? Catalogue, IReadOnlyList<ContentMistake> Mistakes, IReadOnlyList<Confirmation> Open)
{
    internal LoadedContent(IReadOnlyList<ContentMistake> mistakes) : this(null, mistakes, [])
    {
    }

    /// <summary>Good enough to teach from: warnings do not matter.</summary>
    public bool IsGood => Catalogue is not null && Mistakes.All(m => m.Severity == Severity.Warning);
}

/// <summary>A folder of YAML files read as one catalogue.</summary>
public sealed class ContentFolder
{
    private readonly ContentFiles files;
    private readonly IReadOnlyList<DraftItem> drafts;

    private ContentFolder(string folder, IReadOnlyList<DraftItem> drafts) => (files, this.drafts) = (new ContentFiles(folder), drafts);

    /// <summary>Reads everything anew. The mistakes carry file names as given by <paramref name="folder"/>.</summary>
    /// <param name="drafts">Questions to look at as if they stood at the end of the banks.</param>
    public static LoadedContent Load(string folder, DateOnly today, IReadOnlyList<DraftItem>? drafts = null)
    {
        if (!Directory.Exists(folder))
            return new([new ContentMistake(new Position(folder, 1, 1), "không có thư mục này; đặt ChatTutor:ContentDirectory cho đúng")]);
        return new ContentFolder(folder, drafts ?? []).Load(today);
    }

    private LoadedContent Load(DateOnly today)
    {
        if (ReadAll() is not { } written)
            return new(files.Mistakes);
        if (written.Courses.Count == 0)
        {
            files.Mistake("courses", "không có khóa học nào");
            return new(written, files.Mistakes, []);
        }
        var taught = written.Published();
        var media = files.In("media", "*", SearchOption.AllDirectories).ToDictionary(name => name["media/".Length..], files.Length);
        var inspection = new Inspection(written, taught, files.Places, today, media);
        files.Mistakes.AddRange(Lint.Check(inspection));
        return new(
            taught, [.. files.Mistakes.OrderBy(m => m.At.File, StringComparer.Ordinal).ThenBy(m => m.At.Line)], Confirmation.Open(inspection));
    }

    private Catalogue? ReadAll()
    {
        var campaign = files.Read("campaign.yaml", CampaignPlan.Read);
        var communes = files.Read("areas.yaml", ReadAreas);
        var glossary = files.Read("glossary.yaml", Glossary.Read);
        var framework = files.Read("competences.yaml", Framework.Read);
        var paths = files.Read("paths.yaml", PathPlan.Read);
        var texts = files.Read("phrases/vi.yaml", fields => fields.Keys.ToList().ToDictionary(key => key, fields.Text));
        var lexicon = ReadLexicon();
        var rulebook = files.Read("understanding.yaml", fields => Rulebook.Read(fields, lexicon ?? Lexicon.Empty));
        var examples = files.Exists("examples.yaml") ? files.Read("examples.yaml", Examples.Read) : Examples.Empty;
        var courses = CourseFiles.ReadAll(files, "courses");
        if (campaign is null || communes is null || glossary is null || framework is null || paths is null || texts is null
            || lexicon is null || rulebook is null)
            return null;
        var phrases = new Phrases("vi", texts, campaign.Pronouns, campaign.Contacts);
        return new Catalogue(
            campaign, communes, phrases, glossary, framework, ReadFacts(), courses, paths, ReadItems(), ReadExams(), ReadLocals(), lexicon,
            rulebook.Taught(examples ?? Examples.Empty, lexicon, [.. lexicon.Lessons.SelectMany(l => l.Asked), .. courses.SelectMany(c => c.Lessons).Select(l => l.Title), .. communes.Select(c => c.Name)]),
            ReadBulletins(lexicon), ReadTargets(), ReadLearningDays());
    }

    private Lexicon? ReadLexicon() => files.Read("synonyms.yaml", Lexicon.Read) is not { } lexicon ? null
        : lexicon with { Lessons = [.. files.In("asked").SelectMany(name => files.Read(name, AskedFile.Read)?.Lessons ?? [])] };

    private List<Fact> ReadFacts() =>
        [.. files.In("facts").SelectMany(name => files.Read(name, FactFile.Read)?.In(name) ?? [])];

    // The lesson of a bank is where the bank lies.
    private List<Item> ReadItems() =>
    [
        .. files.In("banks", depth: SearchOption.AllDirectories).SelectMany(name => files.Read(name, fields => ReadBank(fields, name))?.Items ?? []),
        .. drafts.Select(d => files.Read(d.Written, $"banks/{d.Lesson}.yaml#items#{d.Id}", fields => Item.Read(fields, d.Lesson))).OfType<Item>(),
    ];

    private static ItemBank ReadBank(Fields fields, string name)
    {
        var bank = ItemBank.Read(fields);
        var lesson = name["banks/".Length..^".yaml".Length];
        return bank.Lesson == lesson ? bank : fields.Wrong(
            "lesson", $"mã bài phải là \"{lesson}\" như tên thư mục và tên tệp", new ItemBank(lesson, [.. bank.Items.Select(i => i with { Lesson = lesson })]));
    }

    private IReadOnlyList<Exam> ReadExams() =>
        files.Exists("exams.yaml") ? files.Read("exams.yaml", fields => fields.List("exams", Exam.Read)) ?? [] : [];

    private BulletinPlan ReadBulletins(Lexicon lexicon) => files.Exists("bulletins.yaml")
        ? files.Read("bulletins.yaml", fields => BulletinPlan.Read(fields, lexicon)) ?? BulletinPlan.Empty
        : BulletinPlan.Empty;

    private TargetPlan ReadTargets() =>
        files.Exists("targets.yaml") ? files.Read("targets.yaml", TargetPlan.Read) ?? TargetPlan.None : TargetPlan.None;

    private LearningDayPlan ReadLearningDays() => files.Exists("learning-days.yaml")
        ? files.Read("learning-days.yaml", LearningDayPlan.Read) ?? LearningDayPlan.None : LearningDayPlan.None;

    private List<LocalContent> ReadLocals() =>
        [.. files.FoldersIn("local").Select(path =>
        {
            var courses = CourseFiles.ReadAll(files, $"{path}/courses");
            return files.Read($"{path}/local.yaml", fields => LocalContent.Read(fields, Path.GetFileName(path), courses));
        }).OfType<LocalContent>()];

    private static IReadOnlyList<Area> ReadAreas(Fields fields)
    {
        _ = fields.Object("province", f => (f.Text("id"), f.Text("name")).ToString());
        return fields.List("communes", Area.Read);
    }
}
