using Dashboard.Web.Components.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Text;

/// <summary>The text page: every text of every step, by tag and run, searched and compared.</summary>
public sealed partial class TextPage : MediaPage<TextView>
{
    public TextPage()
        : base(TextViewUrl.Instance, "./js/media/text.js", SummaryKind.Text)
    {
    }

    /// <inheritdoc />
    protected override object Settings => new { isRaw = View.IsRaw, search = View.Search, comparison = View.Comparison.ToString().ToLowerInvariant() };

    private void SetSearch(string phrase) => Replace(View with { Search = phrase });

    private void SetComparison(TextComparison comparison) => Push(View with { Comparison = comparison });
}
