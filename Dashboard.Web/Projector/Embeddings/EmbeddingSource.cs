using EventFormat.Protos;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>An embedding that a log has, before anything of it but its name is read.</summary>
/// <param name="Run">Name of the run, or of the directory, as runs are named.</param>
/// <param name="Name">The tensor's name, unique within the run.</param>
internal abstract record EmbeddingSource(string Run, string Name);

/// <summary>One that a <c>projector_config.pbtxt</c> names; everything of it is in files.</summary>
/// <param name="Run">Name of the directory, as runs are named.</param>
/// <param name="Name">The tensor's name.</param>
/// <param name="Root">The log directory; nothing outside it is read.</param>
/// <param name="Directory">Where the configuration stands, and its paths start.</param>
/// <param name="Config">What it says.</param>
internal sealed record ConfiguredEmbedding(string Run, string Name, string Root, string Directory, EmbeddingInfo Config) : EmbeddingSource(Run, Name);

/// <summary>A tensor of two dimensions, points by coordinates, that event files hold.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Name">The tag.</param>
/// <param name="RunId">Id of the run.</param>
/// <param name="TagId">Id of the tag.</param>
internal sealed record LoggedEmbedding(string Run, string Name, int RunId, int TagId) : EmbeddingSource(Run, Name);
