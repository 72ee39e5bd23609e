using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Channels.Zalo;
using ChatTutor.Fakes.ZaloOa;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Channels.Zalo;

public sealed class ZaloOaHookConformance(ITestOutputHelper output) : HookConformance(output)
{
    protected override async Task<HookBed> OpenAsync()
    {
        var time = new DayTime();
        var zalo = await FakeZaloOa.StartAsync(time);
        var settings = new ZaloOaSettings(zalo.AppId, zalo.AppSecret, zalo.SecretKey, "", zalo.Url, zalo.Url);
        var tutor = await LiveTutor.StartAsync(
            s => new ZaloOaChannel(settings, s.GetRequiredService<TimeZoneInfo>(), time, s.GetRequiredService<ILogger<ZaloOaChannel>>()),
            answers: false, time);
        return new ZaloOaHookBed(tutor, zalo, time);
    }

    private sealed class ZaloOaHookBed(LiveTutor tutor, FakeZaloOa zalo, TimeProvider time) : HookBed(tutor)
    {
        private const string Header = "X-ZEvent-Signature";

        public override string Path => "/hooks/zalo-oa";

        public override IReadOnlyList<JsonObject> Originals { get; } =
            [.. Directory.GetFiles(ZaloOaPayloadTests.Payloads, "*.json").Order(StringComparer.Ordinal)
                .Select(f => JsonNode.Parse(File.ReadAllText(f))!["event"]).OfType<JsonObject>().Select(e => At(e, time.GetUtcNow()))];

        public override byte[] Delivery(string person, string words) =>
            Encoding.UTF8.GetBytes(zalo.Text("2468" + string.Concat(person.Select(c => (int)c)), words));

        public override void Sign(HttpRequestMessage request, byte[] body) => request.Headers.Add(Header, Mac(body));

        public override void SignWrongly(HttpRequestMessage request, byte[] body, string how) => Sign(request, Header, Mac(body), how);

        private string Mac(byte[] body) => zalo.Push.Sign(body, EventSignature.Timestamp(body));

        private static JsonObject At(JsonObject original, DateTimeOffset moment)
        {
            var today = (JsonObject)original.DeepClone();
            today["timestamp"] = moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            return today;
        }
    }
}
