using System.Text;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes;

/// <summary>Bodies of a webhook changed at random: mostly still JSON, sometimes bytes that are nothing any more.</summary>
public sealed class BodyMutation(int seed)
{
    private readonly Random random = new(seed);
    private readonly Mutation mutation = new(seed);

    public byte[] Mutate(JsonObject original)
    {
        var body = Encoding.UTF8.GetBytes(mutation.Mutate(original));
        switch (random.Next(8))
        {
            case 0:
                return body[..random.Next(body.Length)];
            case 1:
                for (var i = random.Next(1, 6); i > 0; i--)
                    body[random.Next(body.Length)] = (byte)random.Next(256);
                return body;
            case 2:
                return [.. body, .. body];
            default:
                return body;
        }
    }
}
