using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ChatTutor.Host.Asking;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>"ask": answers questions as the tutor would, without a server and without keeping anything; "--judge" measures it.</summary>
public static class AskCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var question = new Argument<string?>("question") { Arity = ArgumentArity.ZeroOrOne, Description = "What is asked." };
        var file = new Option<string?>("--file") { Description = "A CSV file with the columns id,question: every line is answered." };
        var json = new Option<bool>("--json") { Description = "One line of JSON for each question." };
        var judge = new Option<string?>("--judge") { Description = "A CSV file with id, question, expected lessons and behaviour: prints how well they are met." };
        var content = new Option<string?>("--content") { Description = "The content folder, in place of the settings'." };
        var command = new Command("ask", "Answer a question from what is taught.") { question, file, json, judge, content };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stop) => CommandLine.Guarded(async () =>
        {
            Console.OutputEncoding = new UTF8Encoding(false);
            var (settings, _) = DataAccess.ReadSettings(parsed.UnmatchedTokens);
            if (parsed.GetValue(content) is { } folder)
                settings = settings with { ContentDirectory = Path.GetFullPath(folder) };
            var catalogue = Composition.LoadContent(settings);
            await using var services = new ServiceCollection().AddLogging().AddAnswers(settings, catalogue).BuildServiceProvider();
            var desk = new AskDesk(catalogue, services.GetRequiredService<IAnswerer>());
            return parsed.GetValue(judge) is { } list ? await JudgeAsync(desk, list, stop)
                : parsed.GetValue(file) is { } questions ? await AnswerAsync(desk, QuestionFile.Read(questions), parsed.GetValue(json), stop)
                : parsed.GetValue(question) is { } one ? await AnswerAsync(desk, [new AskedQuestion("1", one, [], null)], parsed.GetValue(json), stop)
                : Refuse();
        }));
        return command;
    }

    private static async Task<int> AnswerAsync(AskDesk desk, IEnumerable<AskedQuestion> questions, bool json, CancellationToken stop)
    {
        foreach (var question in questions)
        {
            var answer = await desk.AnswerAsync(question, stop);
            Console.WriteLine(json ? JsonSerializer.Serialize(answer, Json) : answer.ToString());
        }
        return CommandLine.Fine;
    }

    private static async Task<int> JudgeAsync(AskDesk desk, string list, CancellationToken stop)
    {
        var answered = new List<(AskedQuestion, AskAnswer)>();
        foreach (var question in QuestionFile.Read(list))
            answered.Add((question, await desk.AnswerAsync(question, stop)));
        var judgement = Judgement.Of(answered);
        Console.WriteLine(judgement);
        return judgement.IsMet ? CommandLine.Fine : CommandLine.Failed;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine("Ask something: ask \"<question>\", ask --file questions.csv --json, or ask --judge list.csv.");
        return CommandLine.BadInput;
    }
}
