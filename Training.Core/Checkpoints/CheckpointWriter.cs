using System.Text;
using TorchSharp.Modules;
using Training.Core.Training;
using Training.Core.Weights;
using static TorchSharp.torch;

namespace Training.Core.Checkpoints;

/// <summary>Takes a training down to a file, and from it up again.</summary>
internal static class CheckpointWriter
{
    /// <summary>Writes beside its place, forces it to the disk and moves it there: the file is whole or it is not there.</summary>
    public static void Save(string path, CheckpointState state, nn.Module model, optim.Optimizer optimizer, PassState? pass)
    {
        using var scope = NewDisposeScope();
        var tensors = model.state_dict().ToDictionary(static pair => Checkpoint.ModelPrefix + pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        tensors.Add(Checkpoint.OptimizerName, OptimizerState(optimizer));
        tensors.Add(Checkpoint.RandomName, get_rng_state());
        for (var i = 0; i < pass?.Metrics.Count; i++)
        {
            tensors.Add(Checkpoint.PassName(i), tensor(pass.Metrics[i]));
        }

        var json = state.ToJson();
        SafeTensorFile.Save(path, tensors, new Dictionary<string, string>
        {
            [Checkpoint.StateKey] = json,
            [Checkpoint.HashKey] = CheckpointHash.Of(json, tensors),
        });
    }

    /// <summary>Sets model, optimizer and the CPU's random numbers as they were.</summary>
    /// <exception cref="CheckpointException">Model or optimizer are not those of the checkpoint.</exception>
    public static void Restore(Checkpoint checkpoint, nn.Module model, optim.Optimizer optimizer)
    {
        try
        {
            using (no_grad())
            {
                model.load_state_dict(checkpoint.Model);
            }

            // Not within a dispose scope: the optimizer keeps the tensors that it makes of the bytes.
            using var reader = new BinaryReader(new TensorStream(checkpoint.Optimizer), Encoding.UTF8);
            Stateful(optimizer).load_state_dict(reader);
        }
        catch (Exception cause) when (cause is not (CheckpointException or NotSupportedException))
        {
            throw new CheckpointException($"{checkpoint.Path} is not of this model and optimizer: {cause.Message}", cause);
        }

        set_rng_state(checkpoint.Random);
    }

    private static Tensor OptimizerState(optim.Optimizer optimizer)
    {
        using var stream = new TensorStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Stateful(optimizer).save_state_dict(writer);
        writer.Flush();
        return stream.ToTensor();
    }

    private static OptimizerHelper Stateful(optim.Optimizer optimizer) => optimizer as OptimizerHelper
        ?? throw new NotSupportedException($"{optimizer.GetType().Name} offers no state to save in this version of TorchSharp; all other optimizers do.");
}
