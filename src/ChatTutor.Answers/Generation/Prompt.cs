using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Language;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace ChatTutor.Answers.Generation;

/// <summary>
/// What a model is told for one question. Everything that is not ours stands on lines that begin with a mark made from the content
/// itself: whoever writes a line into a question or a passage cannot know the mark that line will lead to.
/// </summary>
internal sealed class Prompt
{
    /// <summary>Tokens an answer may have: three sentences are about 150.</summary>
    public const int LongestAnswer = 400;

    public const string Question = "question", Earlier = "earlier", Passages = "passages";

    /// <summary>Vietnamese takes 2 to 3 letters a token in today's models; counted on the dear side.</summary>
    private const int LettersPerToken = 2;

    private static readonly string Template = Read();

    private Prompt(string mark, string canary, KernelArguments arguments)
    {
        (Mark, Canary, Arguments) = (mark, canary, arguments);
        Letters = Template.Length + arguments.Values.Sum(v => v?.ToString()?.Length ?? 0);
    }

    /// <summary>The instructions alone, for seeing whether somebody repeats them.</summary>
    public static string Instructions { get; } = Template[..Template.IndexOf("</message>", StringComparison.Ordinal)];

    public string Mark { get; }

    /// <summary>Stands in the instructions and nowhere else: an answer that holds it repeats them.</summary>
    public string Canary { get; }

    public KernelArguments Arguments { get; }

    /// <summary>Tokens it can cost at most, by our own count, with the answer.</summary>
    public int MostTokens => TokensOf(Letters) + LongestAnswer;

    private int Letters { get; }

    /// <summary>What it cost when this many letters came back.</summary>
    public int TokensWith(int heard) => TokensOf(Letters + heard);

    /// <summary>The instructions as a function of the kernel; no tools are ever offered.</summary>
    public static KernelFunction Function() => KernelFunctionFactory.CreateFromPrompt(
        Template, new OpenAIPromptExecutionSettings { MaxTokens = LongestAnswer, Temperature = 0 });

    public static Prompt Of(WordingRequest request)
    {
        var passages = request.Passages.Select((p, i) => $"[{i + 1}] {p.Text}").ToList();
        var code = Code(request, passages);
        var (mark, canary) = (code[..8], code[8..24]);
        return new Prompt(mark, canary, new KernelArguments
        {
            ["mark"] = mark,
            ["canary"] = canary,
            [Passages] = Marked(mark, passages),
            [Earlier] = Marked(mark, request.Earlier),
            [Question] = Marked(mark, [request.Question]),
        });
    }

    private static int TokensOf(int letters) => (letters + LettersPerToken - 1) / LettersPerToken;

    private static string Marked(string mark, IEnumerable<string> texts) =>
        string.Join('\n', texts.SelectMany(t => t.Split('\n')).Select(line => $"{mark}|{Folding.Clean(line)}"));

    // Letters only, so that no digit of it is taken for a number somebody wrote.
    private static string Code(WordingRequest request, IEnumerable<string> passages)
    {
        var all = string.Join('\u001f', [.. passages, .. request.Earlier, request.Question]);
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(all)).SelectMany(b => (char[])[(char)('a' + (b >> 4)), (char)('a' + (b & 15))]));
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Prompt.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
