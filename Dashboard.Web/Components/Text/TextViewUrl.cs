using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Text;

/// <summary>The parameters of the text page.</summary>
public sealed class TextViewUrl : MediaViewUrl<TextView>
{
    private TextViewUrl()
    {
    }

    public static TextViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override TextView Default => TextView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, TextView view)
    {
        base.Print(query, view);
        query.AddUnless(!view.IsRaw, "raw", "1");
        query.Add("search", view.Search);
        query.AddUnless(view.Comparison == TextComparison.None, "compare", Word(view.Comparison));
    }

    /// <inheritdoc />
    protected override TextView? Read(TextView view, string name, string value) => name switch
    {
        "raw" => view with { IsRaw = value == "1" },
        "search" => view with { Search = value },
        "compare" => view with { Comparison = ReadWord(value, TextComparison.None) },
        _ => base.Read(view, name, value),
    };
}
