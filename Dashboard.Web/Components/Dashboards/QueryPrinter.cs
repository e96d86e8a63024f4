using System.Text;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Builds a query string that people can still read: only what must be escaped is.</summary>
/// <param name="always">Parameters that are written even when they are as by default.</param>
public sealed class QueryPrinter(IReadOnlySet<string> always)
{
    private readonly StringBuilder _text = new();

    public void Add(string name, string value) => AddUnless(value.Length == 0, name, value);

    public void AddUnless(bool isDefault, string name, string value)
    {
        if (!isDefault || always.Contains(name))
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Escape(value));
        }
    }

    public void AddEach(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            AddUnless(false, name, value);
        }
    }

    /// <summary>The query string, ending with parameters that are escaped already.</summary>
    public string Finish(string escapedRest)
    {
        if (escapedRest.Length > 0)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(escapedRest);
        }

        return _text.ToString();
    }

    // These have no meaning inside a query and are common in tags and patterns.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
            .Replace("%2C", ",", StringComparison.Ordinal).Replace("%7C", "|", StringComparison.Ordinal);
}
