namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>What a sender gets that asks for the access token. Closed.</summary>
internal abstract record Access
{
    private Access() { }

    public sealed record Token(string Value) : Access
    {
        public override string ToString() => "token";
    }

    /// <summary>There is none now.</summary>
    public sealed record Later(TimeSpan Wait) : Access;
}
