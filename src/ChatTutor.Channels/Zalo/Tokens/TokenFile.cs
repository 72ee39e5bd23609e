using System.Text.Json;

namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>The file of tokens in the data directory: old or new, never half of one.</summary>
internal sealed class TokenFile(ITokenDisk disk, string folder)
{
    private readonly string path = Path.Combine(folder, "zalo-oa.tokens");
    private readonly string unfinished = Path.Combine(folder, "zalo-oa.tokens.new");
    private readonly string locked = Path.Combine(folder, "zalo-oa.lock");

    /// <summary>Held while a token is being used up, by this process alone.</summary>
    public IDisposable? TryLock() => disk.TryLock(locked);

    /// <summary>What is kept; nothing when there is no file.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public TokenRecord Load() => disk.Read(path) is { } text
        ? JsonSerializer.Deserialize(text, TokenJson.Default.TokenRecord) ?? throw new JsonException("null")
        : TokenRecord.Empty;

    /// <summary>When this returns, the record is on the disk.</summary>
    public void Save(TokenRecord record)
    {
        disk.Write(unfinished, JsonSerializer.Serialize(record, TokenJson.Default.TokenRecord));
        disk.Sync(unfinished);
        disk.Move(unfinished, path);
        disk.Sync(path);
    }
}
