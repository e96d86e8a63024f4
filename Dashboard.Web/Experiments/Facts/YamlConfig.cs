using System.Globalization;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>Reads settings from the plain YAML that training tools write: nested mappings of scalars, and lists, which become texts.</summary>
/// <remarks>Not a YAML parser: anchors, tags and block texts are taken as they stand; what is no mapping is passed over. Never throws, never takes more memory than the text.</remarks>
internal static class YamlConfig
{
    private const int MaxDepth = 32;

    public static ConfigMap Read(string text)
    {
        var entries = new List<ConfigEntry>();
        var parents = new Stack<(int Indent, string Path)>();
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.TrimEnd();
            var content = line.TrimStart();
            if (content.IsEmpty || content[0] == '#' || content is "---" or "..." || entries.Count >= JsonConfig.MaxEntries)
            {
                continue;
            }

            var indent = line.Length - content.Length;
            if (content[0] == '-' && (content.Length == 1 || content[1] == ' '))
            {
                AddListed(lists, Parent(parents, indent, isListed: true), content[1..].Trim());
                continue;
            }

            var parent = Parent(parents, indent, isListed: false);
            if (ColonAt(content) is not (> 0 and var colon))
            {
                continue;
            }

            var key = Unquote(content[..colon].Trim());
            var value = WithoutComment(content[(colon + 1)..].Trim());
            var path = parent.Length == 0 ? key : $"{parent}.{key}";
            if (value.IsEmpty && parents.Count < MaxDepth)
            {
                parents.Push((indent, path));
            }
            else
            {
                entries.Add(new ConfigEntry(path, Scalar(value)));
            }
        }

        entries.AddRange(lists.Select(list => new ConfigEntry(list.Key, JsonConfig.Text($"[{string.Join(", ", list.Value)}]"))));
        return ConfigMap.Of(entries);
    }

    /// <summary>A plain or quoted scalar by YAML's core rules.</summary>
    internal static TrialValue Scalar(ReadOnlySpan<char> text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => TrialValue.Missing,
        "true" or "True" or "TRUE" => TrialValue.Of(true),
        "false" or "False" or "FALSE" => TrialValue.Of(false),
        ".nan" or ".NaN" or ".NAN" => TrialValue.Of(double.NaN),
        ".inf" or ".Inf" or "+.inf" => TrialValue.Of(double.PositiveInfinity),
        "-.inf" or "-.Inf" => TrialValue.Of(double.NegativeInfinity),
        _ when text[0] is not ('N' or 'I' or '∞') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => TrialValue.Of(number),
        _ => JsonConfig.Text(Unquote(text)),
    };

    // A list may stand at its key's own indent; a mapping stands deeper.
    private static string Parent(Stack<(int Indent, string Path)> parents, int indent, bool isListed)
    {
        while (parents.TryPeek(out var top) && (isListed ? top.Indent > indent : top.Indent >= indent))
        {
            parents.Pop();
        }

        return parents.TryPeek(out var parent) ? parent.Path : "";
    }

    private static void AddListed(Dictionary<string, List<string>> lists, string path, ReadOnlySpan<char> value)
    {
        if (path.Length == 0)
        {
            return;
        }

        if (!lists.TryGetValue(path, out var values))
        {
            lists[path] = values = [];
        }

        values.Add(Unquote(WithoutComment(value)));
    }

    // The colon that ends the key: outside quotes, at the end or before a space.
    private static int ColonAt(ReadOnlySpan<char> content)
    {
        var start = content[0] is '"' or '\'' ? content[1..].IndexOf(content[0]) + 2 : 0;
        for (var i = Math.Max(start, 0); i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] is '"' or '\'')
        {
            return value;
        }

        var comment = value.IndexOf(" #");
        return comment < 0 ? value : value[..comment].TrimEnd();
    }

    private static string Unquote(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0]
            ? text[1..^1].ToString().Replace(text[0] == '\'' ? "''" : "\\\"", text[0].ToString(), StringComparison.Ordinal)
            : text.ToString();
}
