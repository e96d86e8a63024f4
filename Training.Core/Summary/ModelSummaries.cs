using EventFormat.Writing;

namespace Training.Core.Summary;

/// <summary>Logs summaries of models.</summary>
public static class ModelSummaries
{
    /// <summary>Logs a summary as a text, which the text dashboard shows as a table.</summary>
    public static void AddModelSummary(this SummaryWriter writer, ModelSummary summary, long step = 0, string tag = "model/summary", double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(summary);
        writer.AddText(tag, summary.ToMarkdown(), step, wallTime);
    }
}
