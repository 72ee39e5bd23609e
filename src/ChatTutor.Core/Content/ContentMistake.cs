using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Something an author has to mend: where it is and what to do, in plain words.</summary>
public sealed record ContentMistake(Position At, string Message, Severity Severity = Severity.Error)
{
    public override string ToString() => $"{At}: {(Severity == Severity.Warning ? "nhắc: " : "")}{Message}";
}

/// <summary>An error keeps content from going live; a warning only asks for a look.</summary>
public enum Severity { Error, Warning }
