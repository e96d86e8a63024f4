using EventFormat.Summaries;

namespace EventFormat.Tests.Oracle;

/// <summary>Every place where an answer of TensorBoard's differs from ours, and why; docs/COMPATIBILITY.md tells them.</summary>
/// <remarks>A difference that is not listed fails a test, and so does one that is listed but not there.</remarks>
internal static class KnownDifferences
{
    /// <summary>In place of a tag: some of the run's tags, each of them or not.</summary>
    public const string SomeTags = "*";

    private const string Purge = "restarts mark points as superseded, they never drop them";
    private const string DataChecksum = "a record with a bad data checksum is skipped, the rest of the file is read";
    private const string MetaGraph = "the graph of a meta_graph_def is shown, too";
    private const string Directory = "a directory named like an event file is just a directory";
    private const string Dtype = "every numeric type is a scalar";
    private const string Conflict = "a value of another kind than its tag's is a conflict, not a point";
    private const string ProfileEmpty = "a .profile-empty file makes a run but holds no events";
    private const string Undecodable = "a record that is no event is skipped, the rest of the file is read";
    private const string Unknown = "tensors of unknown plugins are kept";
    private const string Rank = "one element is a scalar, whatever its rank";
    private const string WallTime = "an event whose wall time is no time is kept, its wall time unknown";
    private const string NoScalar = "what is not exactly one number is no point of a scalar";

    /// <summary>Where its Python loader differs; keys are "directory/run", then the tag.</summary>
    public static IReadOnlyDictionary<(string Run, string Tag), (Difference Difference, string Reason)> Python { get; } =
        new Dictionary<(string, string), (Difference, string)>
        {
            [("edge/corrupt_data_crc/run", "loss")] = (Difference.TheyLackPoints, DataChecksum),
            [("edge/corrupt_payload_byte/run", "loss")] = (Difference.TheyLackPoints, DataChecksum),
            [("edge/corrupt_then_second_file/run", "loss")] = (Difference.TheyLackPoints, DataChecksum),
            [("edge/dir_named_tfevents/.", "loss")] = (Difference.TheyLackTheTag, Directory),
            [("edge/dir_named_tfevents_inside_run/r/sub.tfevents", "loss")] = (Difference.TheyLackTheTag, Directory),
            [("edge/restart_no_session_log_v1/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_no_version_at_all/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_two_STARTs/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_two_STARTs_other_tag/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_two_STARTs_other_tag/run", "other")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_two_STARTs_two_files/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/restart_v1_by_tag/run", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/scalar_wrong_shapes/run", "rank1_size2")] = (Difference.TheyHoldMore, NoScalar),
            [("edge/scalar_wrong_shapes/run", "string_scalar")] = (Difference.TheyHoldMore, NoScalar),
            [("edge/tag_type_conflict/run", "t")] = (Difference.TheyHoldMore, Conflict),
            [("edge/tensor_encodings/bfloat16", "v")] = (Difference.TheyCannotDecode, Dtype),
            [("edge/tensor_encodings/no_value_default_zero", "v")] = (Difference.TheyHoldMore, NoScalar),
            [("edge/tensor_encodings/uint32", "v")] = (Difference.TheyCannotDecode, Dtype),
            [("edge/tensor_encodings/uint64", "v")] = (Difference.TheyCannotDecode, Dtype),
            [("torch_purge/two_restarts", "loss")] = (Difference.TheyLackPoints, Purge),
            [("edge/meta_graph_only/run", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/guild-samples/projects/model-proxies/logs", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/od1-tempo-a/training", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-estimator/model", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-zoo/tensorboard", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-zoo/training", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/od1-tempo-a/training", SomeTags)] = (Difference.TheyLackPoints, Purge),
            [("wild/tf1-estimator/model", SomeTags)] = (Difference.TheyLackPoints, Purge),
        };

    /// <summary>Where its fast loader differs; keys are "directory/run", then the tag.</summary>
    public static IReadOnlyDictionary<(string Run, string Tag), (Difference Difference, string Reason)> Rustboard { get; } =
        new Dictionary<(string, string), (Difference, string)>
        {
            [("edge/corrupt_data_crc/run", "loss")] = (Difference.TheyHoldMore, DataChecksum),
            [("edge/corrupt_payload_byte/run", "loss")] = (Difference.TheyLackPoints, DataChecksum),
            [("edge/corrupt_then_second_file/run", "loss")] = (Difference.TheyHoldMore, DataChecksum),
            [("edge/file_names/r2", "loss")] = (Difference.WeLackTheTag, ProfileEmpty),
            [("edge/invalid_proto_valid_crc/run", "loss")] = (Difference.TheyLackPoints, Undecodable),
            [("edge/no_metadata/run", "t")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/no_plugin_name/run", "t")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/scalar_wrong_shapes/run", "rank1_size1")] = (Difference.TheyLackPoints, Rank),
            [("edge/tensor_broadcast/run", "v")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/tensor_broadcast/run", "w")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/tensor_broadcast/run", "z")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/tensor_encodings/bfloat16", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/big_endian_like_content_i64", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/bool", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/double_val", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/half", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/int32", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/int64", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/tensor_content_f64", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/uint32", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/uint64", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/tensor_encodings/uint8", "v")] = (Difference.TheyLackPoints, Dtype),
            [("edge/unknown_plugin/run", "my/tag")] = (Difference.TheyLackTheTag, Unknown),
            [("edge/wall_time_nan/run", "loss")] = (Difference.TheyLackTheTag, WallTime),
            [("edge/meta_graph_only/run", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/guild-samples/projects/model-proxies/logs", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/od1-tempo-a/training", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-estimator/model", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-zoo/tensorboard", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
            [("wild/tf1-zoo/training", SummaryPlugin.MetaGraphTag)] = (Difference.TheyLackTheTag, MetaGraph),
        };

    /// <summary>The difference listed for a tag; one listed for some of a run's tags counts where the points are not as many.</summary>
    public static Difference OfPython(string run, string tag, bool isSameCount)
    {
        if (Python.TryGetValue((run, tag), out var known) || (!isSameCount && Python.TryGetValue((run, SomeTags), out known)))
        {
            return known.Difference;
        }

        return Difference.None;
    }
}
