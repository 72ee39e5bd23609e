using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChatTutor.Host.Chat;

/// <summary>
/// The page's few fixed files. They live inside the assembly, so that they are found whatever the working directory is, and are
/// compressed once at start.
/// </summary>
public sealed class Assets
{
    private const string Prefix = "wwwroot/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".webmanifest"] = "application/manifest+json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly FrozenDictionary<string, Asset> all = Read().ToFrozenDictionary(a => a.Name);

    public IEnumerable<string> Names => all.Keys;

    /// <summary>The address of a file; it changes with the content, so that it may be kept for ever.</summary>
    public string Url(string name) => $"/{name}?v={all[name].Version}";

    internal IResult Get(HttpContext http, string name)
    {
        var asset = all[name];
        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        var takesGzip = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (asset.Squeezed is null || !takesGzip)
            return TypedResults.Bytes(asset.Plain, asset.Type, entityTag: new($"\"{asset.Version}\""));
        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(asset.Squeezed, asset.Type, entityTag: new($"\"{asset.Version}-gzip\""));
    }

    private static IEnumerable<Asset> Read()
    {
        var assembly = typeof(Assets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            yield return Asset.Of(resource[Prefix.Length..], content.ToArray());
        }
    }

    private sealed record Asset(string Name, string Type, string Version, byte[] Plain, byte[]? Squeezed)
    {
        public static Asset Of(string name, byte[] content)
        {
            var type = Types[Path.GetExtension(name)];
            var version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
            return new(name, type, version, content, type == "image/png" ? null : Squeeze(content));
        }

        private static byte[] Squeeze(byte[] content)
        {
            using var squeezed = new MemoryStream();
            // Browsers take Brotli only over https; a hall's own network may have none.
            using (var gzip = new GZipStream(squeezed, CompressionLevel.SmallestSize))
                gzip.Write(content);
            return squeezed.ToArray();
        }
    }
}
