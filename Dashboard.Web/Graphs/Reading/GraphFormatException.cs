namespace Dashboard.Web.Graphs.Reading;

/// <summary>What should be a graph is none, or is larger than is read; the message says where and why, for people.</summary>
internal sealed class GraphFormatException(string message, Exception? cause = null) : FormatException(message, cause);
