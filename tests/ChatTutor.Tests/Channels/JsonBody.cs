using System.Text;
using System.Text.Json.Nodes;

namespace ChatTutor.Tests.Channels;

internal static class JsonBody
{
    public static byte[] Of(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
