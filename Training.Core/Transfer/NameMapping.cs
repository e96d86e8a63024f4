using System.Text.RegularExpressions;

namespace Training.Core.Transfer;

/// <summary>How the names in a file become the names in a model: rules, applied in order, each to what the one before left.</summary>
public sealed class NameMapping
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly List<Func<string, string?>> _rules = [];

    /// <summary>Takes a beginning away where it is there: <c>module.</c> of DataParallel, <c>backbone.</c> of a larger model.</summary>
    public NameMapping StripPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return Add(name => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name);
    }

    /// <summary>Puts something before every name.</summary>
    public NameMapping AddPrefix(string prefix) => Add(name => prefix + name);

    /// <summary>Replaces what a regular expression matches; <c>$1</c> is its first group.</summary>
    public NameMapping Replace(string expression, string replacement)
    {
        var regex = new Regex(expression, RegexOptions.CultureInvariant, Patience);
        return Add(name => regex.Replace(name, replacement));
    }

    /// <summary>Leaves out what matches: <c>*</c> stands for anything; a name matches with all that lies below it. The usual way to lose an old head.</summary>
    public NameMapping Drop(string pattern)
    {
        var names = new NamePattern(pattern);
        return Add(name => names.Matches(name) ? null : name);
    }

    /// <summary>The name in the model; null when it was dropped.</summary>
    public string? Map(string name)
    {
        var mapped = name;
        foreach (var rule in _rules)
        {
            mapped = mapped is null ? null : rule(mapped);
        }

        return mapped;
    }

    private NameMapping Add(Func<string, string?> rule)
    {
        _rules.Add(rule);
        return this;
    }
}
