namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>The few things done with the file of tokens, each a point at which the power may go.</summary>
internal interface ITokenDisk
{
    /// <summary>The text of a file, or null when there is none.</summary>
    string? Read(string path);

    /// <summary>Writes a file only its owner may read; it need not be on the disk yet.</summary>
    void Write(string path, string text);

    /// <summary>What was written and named before is on the disk.</summary>
    void Sync(string path);

    /// <summary>Gives a file another one's name, in one step.</summary>
    void Move(string from, string to);

    /// <summary>Null while another process, or another part of this one, holds it.</summary>
    IDisposable? TryLock(string path);
}
