using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Questions;
using ChatTutor.Core.Understanding;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Service.Content;

/// <summary>JSON Schema of the content files, made from the model, so that editors complete keys and mark slips while typing.</summary>
public static class ContentSchema
{
    /// <summary>File kinds and the records they are read into.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Kinds = new Dictionary<string, Type>
    {
        ["lesson"] = typeof(Lesson),
        ["course"] = typeof(Course.Head),
        ["campaign"] = typeof(CampaignPlan),
        ["paths"] = typeof(PathPlan),
        ["glossary"] = typeof(Glossary),
        ["facts"] = typeof(FactFile),
        ["competences"] = typeof(Framework),
        ["bank"] = typeof(WrittenBank),
        ["exams"] = typeof(WrittenExams),
        ["local"] = typeof(WrittenLocal),
        ["targets"] = typeof(TargetPlan),
        ["synonyms"] = typeof(Lexicon),
        ["asked"] = typeof(AskedFile),
        ["understanding"] = typeof(Rulebook),
        ["examples"] = typeof(Examples),
        ["bulletins"] = typeof(BulletinPlan),
        ["learning-days"] = typeof(LearningDayPlan),
    };

    // What the readers take a default for.
    private static readonly string[] Optional =
        [
        "version", "level", "tolerance", "sources", "right", "feedback", "url", "children", "unconfirmed", "pronouns", "course", "facts",
        "iphone", "screen", "witness", "owner", "competence", "difficulty", "audiences", "minutes", "pass", "gate", "contacts", "steps",
        "is_whole", "measure", "note", "at_least", "practices", "exam", "disadvantaged",
        "patterns", "unless", "says", "lesson", "command", "secret", "fact",
        "caution", "item", "general", "stations", "called", "communes", "lookalikes", "denominator",
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AsWritten } },
    };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of one kind of file, as text.</summary>
    public static string Of(string kind)
    {
        var schema = Options.GetJsonSchemaAsNode(Kinds[kind], new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Close }).AsObject();
        if (kind == "bank")
            AddItemKeys(schema);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", kind);
        return schema.ToJsonString(Indented) + "\n";
    }

    // Computed properties are not written by authors; steps are told apart by "kind".
    private static void AsWritten(JsonTypeInfo type)
    {
        if (type.Type == typeof(Step) || type.Type == typeof(Question))
        {
            type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
            foreach (var (name, kind) in StepKinds.All.Where(k => type.Type.IsAssignableFrom(k.Value.Type)))
                type.PolymorphismOptions.DerivedTypes.Add(new(kind.Type, name));
        }
        if (type.Type == typeof(Term))
            type.Properties.First(p => p.Name == "word").Name = "term";
        foreach (var computed in type.Properties.Where(p => p.AssociatedParameter is null && p.Name is not ("term" or "id")).ToList())
            type.Properties.Remove(computed);
    }

    private static JsonNode Close(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node || node["properties"] is not JsonObject properties)
            return schema;
        if (typeof(Step).IsAssignableFrom(context.TypeInfo.Type) && context.BaseTypeInfo?.Type != typeof(Question))
            properties["unconfirmed"] = new JsonObject { ["type"] = "string", ["description"] = "Why this step is not shown yet." };
        if (node["required"] is JsonArray required)
            node["required"] = new JsonArray([.. required.Select(r => r!.GetValue<string>()).Except(Optional).Select(r => (JsonNode)r)]);
        node["additionalProperties"] = false;
        return node;
    }

    private static void AddItemKeys(JsonObject schema)
    {
        var keys = Options.GetJsonSchemaAsNode(typeof(WrittenItem), new() { TreatNullObliviousAsNonNullable = true })["properties"]!.AsObject();
        foreach (var kind in schema["properties"]!["items"]!["items"]!["anyOf"]!.AsArray())
            foreach (var (name, shape) in keys)
                kind!["properties"]![name] = shape!.DeepClone();
    }
}
