namespace ChatTutor.Host.Authoring;

/// <summary>What an author asked for cannot be done, and why, in one sentence for them.</summary>
public sealed class RefusedException(string message) : Exception(message);
