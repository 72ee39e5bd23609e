namespace ChatTutor.Answers;

/// <summary>A piece of approved content an answer may rest on: a card, an item's explanation, a fact, a bulletin, a word of the glossary.</summary>
/// <param name="Id">Unique and stable, for citing: "vneid/la-gi#mot-ban", "fact:vneid-mot-may".</param>
/// <param name="Lesson">The lesson worth offering beside it, or null.</param>
/// <param name="Text">As learners read it, placeholders filled.</param>
/// <param name="Source">Where it comes from and when it was checked, ready to be shown; null when nothing is claimed.</param>
public sealed record Passage(string Id, string? Lesson, string Text, string? Source);
