using System.Text.Json.Nodes;
using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Service;

/// <summary>The schema files that editors use fit the readers and the content.</summary>
public sealed class ContentSchemaTests
{
    public static TheoryData<string> Kinds => [.. ContentSchema.Kinds.Keys];

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>
            {
                { "campaign", "campaign.yaml" }, { "paths", "paths.yaml" }, { "glossary", "glossary.yaml" }, { "competences", "competences.yaml" }, { "exams", "exams.yaml" },
                { "targets", "targets.yaml" },
                { "bulletins", "bulletins.yaml" },
                { "learning-days", "learning-days.yaml" },
            };
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Content, "courses"), "*.yaml", SearchOption.AllDirectories))
                data.Add(Path.GetFileName(file) == "course.yaml" ? "course" : "lesson", Path.GetRelativePath(Repository.Content, file));
            foreach (var (kind, folder) in new[] { ("facts", "facts"), ("bank", "banks") })
                foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Content, folder), "*.yaml", SearchOption.AllDirectories))
                    data.Add(kind, Path.GetRelativePath(Repository.Content, file));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_file_in_the_repository_is_the_one_the_model_makes(string kind) =>
        Assert.Equal(ContentSchema.Of(kind), File.ReadAllText(Path.Combine(Repository.Content, "schema", kind + ".json")));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_key_written_is_known_and_every_required_one_is_there(string kind, string file)
    {
        var mistakes = new List<ContentMistake>();
        var node = YamlNodes.Parse(file, File.ReadAllText(Path.Combine(Repository.Content, file)), mistakes);
        Check(JsonNode.Parse(ContentSchema.Of(kind))!, node!);
        Assert.Empty(mistakes);
    }

    [Fact]
    public void Every_kind_of_step_can_be_completed_by_an_editor() =>
        Assert.All(StepKinds.All.Keys, kind => Assert.Contains($"\"const\": \"{kind}\"", ContentSchema.Of("lesson"), StringComparison.Ordinal));

    private static void Check(JsonNode schema, Node node)
    {
        // A shape that was written out before is pointed at: "#/properties/steps/items/anyOf/0/…".
        if (schema["$ref"]?.GetValue<string>() is { } path)
            schema = path.Split('/').Skip(1).Aggregate(schema.Root, (at, key) => at is JsonArray list ? list[int.Parse(key, null)]! : at[key]!);
        if (node is Node.Sequence sequence)
            foreach (var item in sequence.Items)
                Check(schema["items"]!, item);
        if (node is not Node.Mapping mapping)
            return;
        // Keys that are free in number: contacts, the cells of an exam.
        if (schema["additionalProperties"] is JsonObject free)
        {
            Assert.All(mapping.Entries, entry => Check(free, entry.Value));
            return;
        }
        var shape = schema["anyOf"] is JsonArray shapes ? ShapeOf(shapes, mapping) : schema;
        var properties = shape["properties"]!.AsObject();
        foreach (var entry in mapping.Entries)
        {
            Assert.True(properties.ContainsKey(entry.Key), $"{entry.At}: {entry.Key}");
            Check(properties[entry.Key]!, entry.Value);
        }
        var required = shape["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [];
        Assert.Empty(required.Except(mapping.Entries.Select(e => e.Key)));
    }

    // Steps are told apart by their kind.
    private static JsonNode ShapeOf(JsonArray shapes, Node.Mapping step)
    {
        var kind = ((Node.Text)step.Entries.Single(e => e.Key == "kind").Value).Value;
        return shapes.Single(s => s!["properties"]!["kind"]!["const"]!.GetValue<string>() == kind)!;
    }
}
