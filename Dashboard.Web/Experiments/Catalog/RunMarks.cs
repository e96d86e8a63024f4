using System.Collections.Immutable;
using System.Globalization;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>What people say of one run; immutable.</summary>
/// <remarks>Stored as texts by field, so that every change is a text before and a text after, and undone by putting the former back.</remarks>
public sealed class RunMarks : IEquatable<RunMarks>
{
    /// <summary>Longest text of a mark, in characters.</summary>
    public const int MaxLength = 64 << 10;

    private const string Yes = "1";

    private readonly ImmutableSortedDictionary<MarkField, string> _texts;

    private RunMarks(ImmutableSortedDictionary<MarkField, string> texts)
    {
        _texts = texts;
        Tags = _texts.TryGetValue(MarkField.Tags, out var tags) ? [.. tags.Split('\n', StringSplitOptions.RemoveEmptyEntries)] : null;
    }

    /// <summary>Nobody said anything.</summary>
    public static RunMarks None { get; } = new(ImmutableSortedDictionary<MarkField, string>.Empty);

    /// <summary>The name given to it; null for its own.</summary>
    public string? Name => this[MarkField.Name];

    /// <summary>Markdown; empty for none.</summary>
    public string Note => this[MarkField.Note] ?? "";

    /// <summary>Its tags; null for those the training code gave.</summary>
    public ImmutableArray<string>? Tags { get; }

    /// <summary>Palette slot; null for its own.</summary>
    public int? Colour => int.TryParse(this[MarkField.Colour], NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot : null;

    public bool IsPinned => this[MarkField.Pinned] is not null;

    public bool IsBaseline => this[MarkField.Baseline] is not null;

    public bool IsHidden => this[MarkField.Hidden] is not null;

    public bool IsArchived => this[MarkField.Archived] is not null;

    public bool IsNone => _texts.IsEmpty;

    /// <summary>Every mark there is, as text.</summary>
    public IReadOnlyDictionary<MarkField, string> Texts => _texts;

    /// <summary>A mark as text; null when there is none.</summary>
    public string? this[MarkField field] => _texts.GetValueOrDefault(field);

    /// <summary>The marks with one of them changed; null takes it away.</summary>
    public RunMarks With(MarkField field, string? text)
    {
        if (text == this[field])
        {
            return this;
        }

        var texts = text is null ? _texts.Remove(field) : _texts.SetItem(field, text);
        return texts.IsEmpty ? None : new RunMarks(texts);
    }

    /// <summary>How a flag is stored.</summary>
    public static string? Flag(bool isSet) => isSet ? Yes : null;

    /// <summary>How tags are stored: trimmed, each once, in order.</summary>
    public static string TagText(IEnumerable<string> tags) =>
        string.Join('\n', tags.Select(tag => tag.ReplaceLineEndings(" ").Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal));

    public bool Equals(RunMarks? other) => other is not null && _texts.SequenceEqual(other._texts);

    public override bool Equals(object? obj) => Equals(obj as RunMarks);

    public override int GetHashCode() => _texts.Aggregate(0, (hash, mark) => HashCode.Combine(hash, mark.Key, mark.Value));
}
