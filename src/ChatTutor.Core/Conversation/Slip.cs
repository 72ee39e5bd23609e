namespace ChatTutor.Core.Conversation;

/// <summary>
/// A learner has agreed to be on the list by which an office confirms people on VNeID. ChatTutor knows no name: the office finds the
/// row by the code the person shows.
/// </summary>
/// <param name="Code">Drawn by lot and shown to nobody but the learner and the office.</param>
/// <param name="Since">The day they agreed.</param>
/// <param name="Answer">What the office said, or null while it has said nothing.</param>
public sealed record Slip(string Code, DateOnly Since, OfficeAnswer? Answer = null);

/// <summary>The office's word; ChatTutor only passes it on.</summary>
/// <param name="Recorded">False: it could not, and the person is to ask there.</param>
public sealed record OfficeAnswer(bool Recorded, DateOnly Day);
