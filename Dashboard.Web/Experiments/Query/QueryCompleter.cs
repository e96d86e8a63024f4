using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Suggests how a query goes on at the caret: names where a condition begins, metrics in a function, values after a comparison.</summary>
internal static class QueryCompleter
{
    private const int Most = 12;
    private const int MostValues = 200;

    private static readonly QuerySuggestion[] Joins = [new("and ", "both hold"), new("or ", "one of them holds")];

    private static readonly QuerySuggestion[] Functions =
    [
        .. Enum.GetValues<Aggregate>().Select(aggregate => new QuerySuggestion(QueryText.Lower(aggregate) + "(", aggregate switch
        {
            Aggregate.Best => "the best value of a metric",
            Aggregate.At => "a metric at a step: at(loss, 1000)",
            Aggregate.Mean => "the mean of a metric",
            _ => $"the {(aggregate == Aggregate.Last ? "last" : aggregate == Aggregate.Min ? "least" : "greatest")} value of a metric",
        })),
    ];

    public static QueryCompletion At(string text, int caret, ExperimentTable table)
    {
        caret = Math.Clamp(caret, 0, text.Length);
        var start = caret;
        while (start > 0 && QueryText.IsWordPart(text[start - 1]))
        {
            start--;
        }

        var (part, before) = (text[start..caret], text[..start].TrimEnd());
        var found = Candidates(before, table)
            .Where(candidate => candidate.Text.Contains(part, StringComparison.OrdinalIgnoreCase) && candidate.Text.TrimEnd() != part)
            .OrderBy(candidate => !candidate.Text.StartsWith(part, StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .ToList();
        return new QueryCompletion(start, caret - start, found);
    }

    private static IEnumerable<QuerySuggestion> Candidates(string before, ExperimentTable table)
    {
        if (before.EndsWith('(') && WordBefore(before, before.Length - 1) is var head && Functions.Any(function => function.Text == head + "("))
        {
            return table.Metrics.Select(tag => new QuerySuggestion(QueryText.Word(tag) + (head == "at" ? ", " : ")"), "metric"));
        }

        if (OperandBefore(before) is { } operand)
        {
            return Values(operand, table);
        }

        return before.Length == 0 || before[^1] == '(' || QueryText.IsKeyword(WordBefore(before, before.Length)) ? Beginnings(table) : Joins;
    }

    private static IEnumerable<QuerySuggestion> Beginnings(ExperimentTable table) =>
    [
        .. RunField.All.Select(field => new QuerySuggestion(field.Name + " ", field.Help)),
        new("tag:", "has the tag"),
        .. table.ConfigKeys.Select(key => new QuerySuggestion(new ConfigOperand(key.Key).Text + " ", key.Varies ? "setting, differs" : "setting")),
        .. table.SummaryKeys.Select(key => new QuerySuggestion(new SummaryOperand(key).Text + " ", "result")),
        .. Functions,
        new("not ", "turns a condition around"),
    ];

    private static IEnumerable<QuerySuggestion> Values(Operand operand, ExperimentTable table) => operand is FieldOperand { Field: var field } && field == RunField.Tags
        ? table.Entries.SelectMany(entry => entry.Tags).Distinct(StringComparer.Ordinal).Take(MostValues).Order(StringComparer.Ordinal).Select(tag => new QuerySuggestion(QueryText.Word(tag) + " ", "tag"))
        : table.Entries.Select(operand.Read).Where(value => !value.IsMissing).Distinct().Take(MostValues).Order().Select(value => new QuerySuggestion(QueryText.Literal(value) + " ", ""));

    // The operand of a comparison that ends the text; null when there is none.
    private static Operand? OperandBefore(string before)
    {
        var end = before.TrimEnd('=', '<', '>', '!', '~', ':').Length;
        if (end == before.Length || end == 0)
        {
            return null;
        }

        var left = before[..end].TrimEnd();
        var start = left.EndsWith(')') ? left.LastIndexOf('(') : left.Length;
        while (start > 0 && QueryText.IsWordPart(left[start - 1]))
        {
            start--;
        }

        var text = start >= 0 ? left[start..] : "";
        return text == "tag" ? new FieldOperand(RunField.Tags) : QueryParser.TryParseOperand(text, out var operand, out _) ? operand : null;
    }

    private static string WordBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && QueryText.IsWordPart(text[start - 1]))
        {
            start--;
        }

        return text[start..end];
    }
}
