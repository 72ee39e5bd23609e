using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Service;

/// <summary>Entries are added to lists as people write them, and nothing else of the file changes.</summary>
public sealed class YamlListsTests
{
    private static readonly Position Nowhere = new("", 1, 1);

    public static TheoryData<string, string> Courses => new()
    {
        { "id: x\nlessons: [mot, hai]\n", "id: x\nlessons: [mot, hai, ba]\n" },
        { "lessons: [ mot ] # hết\nid: x\n", "lessons: [ mot, ba ] # hết\nid: x\n" },
        { "lessons: [mot, hai,]\n", "lessons: [mot, hai, ba,]\n" },
        { "lessons: []\n", "lessons: [ba]\n" },
        { "lessons:\n  [\n    mot, # đầu\n    hai # cuối\n  ]\n", "lessons:\n  [\n    mot, # đầu\n    hai, ba # cuối\n  ]\n" },
        { "lessons:\n  - mot\n  - hai  # cuối\n\n# ghi chú\nid: x\n", "lessons:\n  - mot\n  - hai  # cuối\n  - ba\n\n# ghi chú\nid: x\n" },
        { "lessons:\n- mot\nid: x\n", "lessons:\n- mot\n- ba\nid: x\n" },
        { "lessons:\n    -   mot", "lessons:\n    -   mot\n    - ba\n" },
        { "id: x\r\nlessons:\r\n  - mot\r\n", "id: x\r\nlessons:\r\n  - mot\r\n  - ba\r\n" },
        { "\uFEFFlessons: [mot]\n", "\uFEFFlessons: [mot, ba]\n" },
        { "other: [mot]\nlessons: [\"hai\"]\n", "other: [mot]\nlessons: [\"hai\", ba]\n" },
    };

    [Theory]
    [MemberData(nameof(Courses))]
    public void A_word_goes_to_the_end_of_the_list(string text, string expected)
    {
        Assert.Equal(expected, YamlLists.Append(text, "lessons", [Word("ba")]));
        Assert.True(YamlLists.Has(expected, "lessons", "ba"));
        Assert.False(YamlLists.Has(text, "lessons", "ba"));
    }

    [Theory]
    [InlineData("id: x\n")]
    [InlineData("lessons: mot\n")]
    [InlineData("lessons:\n")]
    [InlineData("lessons: [mot\n")]
    [InlineData("- lessons\n")]
    [InlineData("inner: { lessons: [mot] }\n")]
    [InlineData("lessons: &all [mot]\n")]
    [InlineData("")]
    public void What_is_no_list_is_left_alone(string text) => Assert.Null(YamlLists.Append(text, "lessons", [Word("ba")]));

    [Fact]
    public void An_item_is_laid_out_as_in_the_banks()
    {
        const string bank = "lesson: mau/ngan\nitems:\n  - id: cu\n    kind: true_false\n    prompt: |\n      Cũ.\n    answer: true\n# cuối tệp\n";

        var longer = YamlLists.Append(bank, "items", [Item("Hỏi \"gì\" vậy \\?")]);

        Assert.Equal(
            bank.Replace("# cuối", """
                  - id: moi
                    kind: number
                    prompt: "Hỏi \"gì\" vậy \\?"
                    answer: 6
                    offers: [4, 6]
                    choices:
                      - { id: a, label: "6", right: true }
                    competence: "2.6"
                    facts: [mot-dieu]
                # cuối
                """.ReplaceLineEndings("\n"), StringComparison.Ordinal),
            longer);
    }

    [Fact]
    public void An_empty_bank_gets_its_first_item()
    {
        var longer = YamlLists.Append("lesson: mau/ngan\nitems: []\n#  - mẫu\n", "items", [Item("Hỏi?")]);

        Assert.StartsWith("lesson: mau/ngan\nitems:\n  - id: moi\n    kind: number\n", longer, StringComparison.Ordinal);
        Assert.EndsWith("    facts: [mot-dieu]\n#  - mẫu\n", longer, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_in_brackets_are_not_understood() =>
        Assert.Null(YamlLists.Append("items: [{ id: cu }]\n", "items", [Item("Hỏi?")]));

    private static Node.Mapping Item(string prompt) => Map(
        ("id", Word("moi")), ("kind", Word("number")), ("prompt", Word(prompt)), ("answer", Word("6")), ("offers", List(Word("4"), Word("6"))),
        ("choices", List(Map(("id", Word("a")), ("label", Word("6")), ("right", Word("true"))))), ("competence", Word("2.6")), ("facts", List(Word("mot-dieu"))));

    private static Node.Text Word(string value) => new(Nowhere, value);

    private static Node.Sequence List(params Node[] items) => new(Nowhere, items);

    private static Node.Mapping Map(params (string Key, Node Value)[] entries) => new(Nowhere, [.. entries.Select(e => new Node.Entry(e.Key, Nowhere, e.Value))]);
}
