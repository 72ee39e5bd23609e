using System.CommandLine;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Commands;

/// <summary>"schema [folder]": writes the JSON Schema files that editors use while lessons are written.</summary>
public static class SchemaCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { DefaultValueFactory = _ => Path.Combine("content", "schema"), Description = "Where to write." };
        var command = new Command("schema", "Write the JSON Schema of the content files.") { folder };
        command.SetAction(parsed =>
        {
            Directory.CreateDirectory(parsed.GetValue(folder)!);
            foreach (var kind in ContentSchema.Kinds.Keys)
                File.WriteAllText(Path.Combine(parsed.GetValue(folder)!, kind + ".json"), ContentSchema.Of(kind));
            return CommandLine.Fine;
        });
        return command;
    }
}
