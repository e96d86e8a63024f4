using EventFormat.Summaries;

namespace EventFormat.Tools;

/// <summary>What a run holds under one tag.</summary>
/// <param name="Name">The tag.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="PluginName">The plugin that owns it; may be empty.</param>
/// <param name="Count">Its values, superseded ones included.</param>
/// <param name="MinStep">Smallest step; null without values.</param>
/// <param name="MaxStep">Largest step; null without values.</param>
public sealed record TagReport(string Name, SummaryKind Kind, string PluginName, long Count, long? MinStep, long? MaxStep);
