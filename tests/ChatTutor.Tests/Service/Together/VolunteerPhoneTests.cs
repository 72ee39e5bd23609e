using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>A volunteer's phone holds a class of thirty, in pages; anybody else's a family of twelve.</summary>
public sealed class VolunteerPhoneTests
{
    private static readonly Address Phone = new("zalo", "an");

    [Theory]
    [InlineData(false, 12)]
    [InlineData(true, 30)]
    public async Task So_many_learn_there_and_everybody_can_be_turned_to(bool isVolunteer, int most)
    {
        await using var town = new Town();
        if (isVolunteer)
            await town.LinkAsync(Phone, "phuong-cao-lanh");
        await town.SendAsync(Phone, new InboundMessage.Started(null));
        await town.TapAsync(Phone, "Không");
        await town.SayAsync(Phone, "thêm người");
        await town.TapAsync(Phone, "Thêm người");
        await town.SayAsync(Phone, "Người Chủ");
        for (var n = 1; n < most; n++)
        {
            await town.SayAsync(Phone, NameOf(n));
            await town.TapAsync(Phone, "Không");
            await town.SayAsync(Phone, "đổi người");
            if (n < most - 1)
                await town.TapAsync(Phone, "Thêm người");
        }
        Assert.DoesNotContain("Thêm người", Labels(town));

        // From the list of all, whoever it is on whichever page.
        var seen = new HashSet<string>();
        for (var page = 0; page < 4; page++)
        {
            seen.UnionWith(Labels(town).Where(l => l.StartsWith("Người ", StringComparison.Ordinal)));
            Assert.InRange(Labels(town).Count, 2, 14);
            if (isVolunteer)
                await town.TapAsync(Phone, "Xem thêm");
        }
        Assert.Equal(most - 1, seen.Count);
        await town.SayAsync(Phone, "đổi người");
        await town.TapAsync(Phone, "Người Chủ");
        Assert.Equal(new LearnerId(1), (await town.LearnerAsync(Phone)).Id);
    }

    private static IReadOnlyList<string> Labels(Town town) => [.. town.Said[^1].Reply.Choices.Select(c => c.Label)];

    private static string NameOf(int n) => $"Người {(char)('A' + n / 10)}{(char)('a' + n % 10)}";
}
